import { type Command, Option } from 'commander';
import {
  blueprintOption,
  deploymentArgument,
  examples,
  jsonOption,
  type Run,
  type WriteOptions,
} from '#bin/verb-options';

/** `meridian synth` on the command line. */
export function addSynth(program: Command, run: Run): void {
  program
    .command('synth')
    .description('write the templates and manifests of every deployment, or of one')
    .addArgument(deploymentArgument())
    .addOption(blueprintOption())
    .addOption(new Option('-o, --output <dir>', 'folder of the cloud assembly').default('cdk.out'))
    .addOption(new Option('--manifests <dir>', 'folder that holds one folder per deployment').default('dist'))
    .addOption(jsonOption())
    .addHelpText('after', examples('meridian synth', 'meridian synth demo', 'meridian synth --blueprint ../mine.ts'))
    .action((deployment: string | undefined, { json, ...options }: WriteOptions & { manifests: string }) =>
      run(() => {
        // Loaded for this verb alone: so is the AWS CDK.
        const { synth } = require('#bin/synth') as typeof import('#bin/synth');
        return synth({ ...options, deployment, proofs: 'on', format: json ? 'json' : 'table' });
      }),
    );
}
