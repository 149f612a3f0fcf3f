import { type Command, Option } from 'commander';
import { type Format, formats } from '#bin/print';
import { blueprintOption, deploymentArgument, examples, formOption, jsonOption, type Run } from '#bin/verb-options';

/** Options of `verify`. */
interface VerifyFlags {
  readonly blueprint?: string;
  readonly assembly: string;
  readonly manifests: string;
  readonly sarif?: string;
  readonly updateLock?: boolean;
  readonly all?: boolean;
  readonly output: Format;
  readonly json?: true;
}

/** `meridian verify` on the command line. */
export function addVerify(program: Command, run: Run): void {
  program
    .command('verify')
    .description('prove what a synth left: residency, security, operability, deployability; exit code 1 on a finding')
    .addArgument(deploymentArgument())
    .addOption(blueprintOption())
    .addOption(new Option('--assembly <dir>', 'folder of the cloud assembly').default('cdk.out'))
    .addOption(new Option('--manifests <dir>', 'folder that holds one folder per deployment').default('dist'))
    .addOption(new Option('--sarif <file>', 'write the findings as SARIF 2.1.0 too, for annotations in code hosts'))
    .addOption(new Option('--all', 'print every claim, limit, reason and place'))
    .addOption(new Option('--update-lock', 'first make the stateful resources that stand there the lock'))
    .addOption(formOption(formats))
    .addOption(jsonOption().conflicts('output'))
    .addHelpText(
      'after',
      examples('meridian verify production', 'meridian verify --blueprint ../mine.ts --sarif findings.sarif'),
    )
    .action(
      (deployment: string | undefined, { json, output, updateLock = false, all = false, ...options }: VerifyFlags) =>
        run(() => {
          // Loaded for this verb alone: so is cdk-nag.
          const { verify } = require('#bin/verify') as typeof import('#bin/verify');
          return verify({ ...options, updateLock, all, deployment, format: json ? 'json' : output });
        }),
    );
}
