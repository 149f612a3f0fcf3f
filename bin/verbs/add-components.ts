import type { Command } from 'commander';
import { components } from '#bin/components';
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

/** `meridian components` on the command line. */
export function addComponents(program: Command, run: Run): void {
  program
    .command('components')
    .description('list what is installed in the clusters of a deployment, or of all: version, licence and reason')
    .addArgument(deploymentArgument())
    .addOption(blueprintOption())
    .addOption(formOption(formats))
    .addOption(jsonOption().conflicts('output'))
    .addHelpText(
      'after',
      examples('meridian components production', 'meridian components --blueprint ../mine.yaml --json'),
    )
    .action((deployment: string | undefined, { blueprint, output, json }: LookOptions) =>
      run(() => components({ deployment, blueprint, format: json ? 'json' : output })),
    );
}
