import { type Command, Option } from 'commander';
import { type DiffForm, diffForms } from '#bin/diff-form';
import { blueprintOption, deploymentArgument, examples, jsonOption, type Run } from '#bin/verb-options';
import { failureConditions } from '#diff';

/** Options of `diff`. */
interface DiffFlags {
  readonly blueprint?: string;
  readonly against: string;
  readonly rendered?: boolean;
  readonly manifests?: string;
  readonly failOn?: readonly string[];
  readonly format: DiffForm;
  readonly json?: true;
}

/** `meridian diff` on the command line. */
export function addDiff(program: Command, run: Run): void {
  program
    .command('diff')
    .description('tell what a change does to a deployment, worst first; exit code 1 when --fail-on is met')
    .addArgument(deploymentArgument())
    .addOption(blueprintOption())
    .addOption(
      new Option(
        '--against <state>',
        "what it is compared with: git:REF (that revision's blueprint through today's code), a file that `show --json` " +
          'printed, a blueprint file, or a cdk.out folder',
      ).default('git:HEAD', 'git:HEAD, what is committed'),
    )
    .addOption(new Option('--rendered', 'compare templates and manifests too; takes some seconds'))
    .addOption(new Option('--manifests <dir>', 'manifests of the cdk.out folder (default: dist beside it)'))
    .addOption(failOnOption())
    .addOption(new Option('--format <form>', 'form of what is printed').choices(diffForms).default('text'))
    .addOption(jsonOption().conflicts('format'))
    .addHelpText(
      'after',
      examples(
        'meridian diff production',
        'meridian diff production --against git:main --format markdown --fail-on residency,replacement',
        'meridian diff production --against /tmp/before/cdk.out --rendered',
      ),
    )
    .action((deployment: string | undefined, { json, format, rendered = false, failOn = [], ...options }: DiffFlags) =>
      run(() => {
        // Loaded for this verb alone.
        const { diff } = require('#bin/diff') as typeof import('#bin/diff');
        return diff({ ...options, deployment, rendered, failOn, format: json ? 'json' : format });
      }),
    );
}

/** May be given several times, and each time hold several. */
function failOnOption(): Option {
  return new Option(
    '--fail-on <conditions>',
    `exit code 1 when there is such a change: ${failureConditions.join(', ')}; several with commas`,
  ).argParser((text: string, earlier: readonly string[] = []) => [...earlier, text]);
}
