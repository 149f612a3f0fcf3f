import { type Command, Option } from 'commander';
import {
  blueprintOption,
  deploymentArgument,
  examples,
  jsonOption,
  type Run,
  type WriteOptions,
} from '#bin/verb-options';

/** `meridian render` on the command line. */
export function addRender(program: Command, run: Run): void {
  program
    .command('render')
    .description("write a deployment's Kubernetes manifests to DIR/<deployment>, in the place of an earlier render")
    .addArgument(deploymentArgument())
    .addOption(blueprintOption())
    .addOption(new Option('-o, --output <dir>', 'folder that holds one folder per deployment').default('dist'))
    .addOption(new Option('--account <id>', 'AWS account to put in the place of ACCOUNT_ID'))
    .addOption(new Option('--image <reference>', 'image to put in the place of SERVICES_IMAGE'))
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'meridian render production',
        'meridian render demo --output /tmp/manifests --image registry.example.com/meridian:0.1.0',
      ),
    )
    .action(
      (deployment: string | undefined, { json, ...options }: WriteOptions & { account?: string; image?: string }) =>
        run(() => {
          // Loaded for this verb alone: cdk8s takes longer to load than `list` and `show` take to run.
          const { render } = require('#bin/render') as typeof import('#bin/render');
          return render({ ...options, deployment, format: json ? 'json' : 'table' });
        }),
    );
}
