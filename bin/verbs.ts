import type { Command } from 'commander';
import type { Run } from './verb-options';
import { addComponents } from './verbs/add-components';
import { addDiagram } from './verbs/add-diagram';
import { addDiff } from './verbs/add-diff';
import { addExplain } from './verbs/add-explain';
import { addKeys } from './verbs/add-keys';
import { addList } from './verbs/add-list';
import { addPlan } from './verbs/add-plan';
import { addRender } from './verbs/add-render';
import { addReport } from './verbs/add-report';
import { addShow } from './verbs/add-show';
import { addSynth } from './verbs/add-synth';
import { addVerify } from './verbs/add-verify';

/**
 * The verbs of the command line. As with `kubectl`, `--output` names the form of what is printed where a verb only looks;
 * as with `cdk`, it names a folder where a verb writes.
 */
export function addVerbs(program: Command, run: Run): void {
  addList(program, run);
  addShow(program, run);
  addExplain(program, run);
  addComponents(program, run);
  addPlan(program, run);
  addDiff(program, run);
  addDiagram(program, run);
  addReport(program, run);
  addRender(program, run);
  addSynth(program, run);
  addVerify(program, run);
  addKeys(program, run);
}
