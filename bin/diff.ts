import { type DiffReport, diffReportVersion, diffTopologies, type FailureCondition, findFailures } from '#diff';
import { showDiff, showDiffMarkdown } from '#report';
import type { Topology } from '#topology';
import { BadInputError } from './bad-input-error';
import { type Choice, chooseBlueprint } from './choose-blueprints';
import type { DiffForm } from './diff-form';
import { type ExitCode, exitCodes } from './exit-with';
import { costOf, type PlannedBlueprint, planBlueprint } from './planned-blueprint';
import { print } from './print';
import { type Against, readAgainst } from './read-against';
import { readConditions } from './read-conditions';
import { topologyFileOf } from './recorded-topology';
import { parseBlueprints } from './resolve-blueprints';

export interface DiffOptions extends Choice {
  /** `git:REF`, a file or a folder. */
  readonly against: string;
  /** Whether templates and manifests are compared too. */
  readonly rendered: boolean;
  /** Folder of the manifests that belong to a cdk.out folder. */
  readonly manifests?: string | undefined;
  /** Conditions with commas between them, each time that the option is given. */
  readonly failOn: readonly string[];
  readonly format: DiffForm;
}

/** `meridian diff`: what differs between another state of a deployment and the one that stands here. */
export function diff({ against: text, rendered, manifests, failOn, format, ...choice }: DiffOptions): ExitCode {
  const conditions = readConditions(failOn);
  const chosen = chooseBlueprint(choice);
  const [today] = parseBlueprints([chosen]);
  if (today === undefined) throw new Error('A blueprint that is chosen is parsed.');
  const against = readAgainst(text, chosen, today.blueprint.name);
  refuseIdleManifests(against, rendered, manifests);
  if (against.kind === 'assembly' && against.topology === null) {
    refuseUnrecorded(against.folder, today.blueprint.name, { rendered, conditions });
  }

  const after = planBlueprint(today.blueprint);
  const before = planAgainst(against, after);
  const topologies = { before: before?.topology ?? topologyOf(against), after: after.topology };
  const differences = {
    ...compareTopologies(topologies, against),
    rendered: rendered ? diffFiles(topologies, against, manifests) : null,
  };
  const report: DiffReport = {
    version: diffReportVersion,
    deployment: today.blueprint.name,
    before: against.label,
    after: `${chosen.source} as it stands`,
    topologyCompared: topologies.before !== null,
    ...differences,
    cost: before === null ? null : costs(before, after),
    failures: findFailures(differences, conditions),
  };
  print(report, format === 'json' ? 'json' : 'table', format === 'markdown' ? showDiffMarkdown : showDiff);
  return report.failures.length > 0 ? exitCodes.checkFailed : exitCodes.done;
}

interface Topologies {
  readonly before: Topology | null;
  readonly after: Topology;
}

/** A blueprint that says the same is planned once. */
function planAgainst(against: Against, after: PlannedBlueprint): PlannedBlueprint | null {
  if (against.kind !== 'blueprint') return null;
  return JSON.stringify(against.blueprint) === JSON.stringify(after.blueprint)
    ? after
    : planBlueprint(against.blueprint);
}

function costs(before: PlannedBlueprint, after: PlannedBlueprint): DiffReport['cost'] {
  const cost = costOf(after);
  return { before: before === after ? cost : costOf(before), after: cost };
}

/** A Topology that was read was checked in its outer form alone: one of other code may lack what is looked at. */
function compareTopologies({ before, after }: Topologies, against: Against): Pick<DiffReport, 'changes' | 'rest'> {
  if (before === null || before === after) return { changes: [], rest: [] };
  try {
    return diffTopologies(before, after);
  } catch (error) {
    if (against.kind === 'blueprint') throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new BadInputError(`--against: ${against.label} holds no Topology that this code can compare: ${reason}`);
  }
}

function diffFiles({ before, after }: Topologies, against: Against, manifests: string | undefined) {
  // Loaded for this option alone: so are the AWS CDK and cdk8s.
  const { diffRendered } = require('./diff-rendered') as typeof import('./diff-rendered');
  const assembly = against.kind === 'assembly' ? against.folder : null;
  return diffRendered({ before, after, label: against.label, assembly, manifests });
}

function topologyOf(against: Against): Topology | null {
  return against.kind === 'blueprint' ? null : against.topology;
}

function refuseIdleManifests(against: Against, rendered: boolean, manifests: string | undefined): void {
  if (manifests === undefined || (rendered && against.kind === 'assembly')) return;
  throw new BadInputError(
    `--manifests: "${manifests}" has no place; allowed: with --rendered and a cdk.out folder, whose manifests they are`,
  );
}

/** Without a Topology of the old side its files alone can be compared, and of them nobody asks what they do to residency. */
function refuseUnrecorded(
  folder: string,
  deployment: string,
  { rendered, conditions }: { readonly rendered: boolean; readonly conditions: readonly FailureCondition[] },
): void {
  const lacks = `${folder} records no Topology of "${deployment}" (${topologyFileOf('', deployment)}): another version wrote it`;
  if (!rendered) {
    throw new BadInputError(
      `--against: ${lacks}; allowed: --rendered, which compares its templates and manifests, or a folder that this version wrote`,
    );
  }
  const untold = conditions.filter((condition) => !['replacement', 'destructive', 'any'].includes(condition));
  if (untold.length === 0) return;
  throw new BadInputError(
    `--fail-on: ${untold.join(', ')} cannot be told, since ${lacks}; allowed: replacement, destructive, any`,
  );
}
