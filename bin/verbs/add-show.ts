import type { Command } from 'commander';
import { formats } from '#bin/print';
import { show } from '#bin/show';
import {
  blueprintOption,
  deploymentArgument,
  examples,
  formOption,
  jsonOption,
  type LookOptions,
  type Run,
} from '#bin/verb-options';

/** `meridian show` on the command line. */
export function addShow(program: Command, run: Run): void {
  program
    .command('show')
    .description('show the Topology of a deployment: every name and number that its outputs share')
    .addArgument(deploymentArgument())
    .addOption(blueprintOption())
    .addOption(formOption(formats))
    .addOption(jsonOption().conflicts('output'))
    .addHelpText('after', examples('meridian show production', 'meridian show --blueprint ../mine.yaml --json'))
    .action((deployment: string | undefined, { blueprint, output, json }: LookOptions) =>
      run(() => show({ deployment, blueprint, format: json ? 'json' : output })),
    );
}
