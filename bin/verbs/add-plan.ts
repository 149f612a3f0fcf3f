import { type Command, Option } from 'commander';
import { plan } from '#bin/plan';
import { formats } from '#bin/print';
import {
  blueprintOption,
  deploymentArgument,
  examples,
  formOption,
  jsonOption,
  type LookOptions,
  type Run,
} from '#bin/verb-options';
import { scenarioForms } from '#capacity';

/** Options of `plan`. */
interface PlanFlags extends LookOptions {
  readonly whatIf?: readonly string[];
  readonly explain?: string;
}

/** `meridian plan` on the command line. */
export function addPlan(program: Command, run: Run): void {
  program
    .command('plan')
    .description('plan replicas, nodes and money, and what happens to them; exit code 1 when a goal is missed')
    .addArgument(deploymentArgument())
    .addOption(blueprintOption())
    .addOption(whatIfOption())
    .addOption(new Option('--explain <pool>', "one pool's arithmetic, line by line: REGION/MODEL").conflicts('whatIf'))
    .addOption(formOption(formats))
    .addOption(jsonOption().conflicts('output'))
    .addHelpText(
      'after',
      examples(
        'meridian plan production',
        'meridian plan production --what-if region-loss=eu-north-1,spike=2x',
        'meridian plan production --explain eu-north-1/chat-large',
      ),
    )
    .action((deployment: string | undefined, { output, json, whatIf = [], ...options }: PlanFlags) =>
      run(() => plan({ ...options, deployment, whatIf, format: json ? 'json' : output })),
    );
}

/** May be given several times, and each time hold several. */
function whatIfOption(): Option {
  return new Option(
    '--what-if <scenarios>',
    `what happens, all at once: ${Object.values(scenarioForms).join(', ')} (default: each kind alone)`,
  ).argParser((text: string, earlier: readonly string[] = []) => [...earlier, text]);
}
