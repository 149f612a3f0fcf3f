import type { Command } from 'commander';
import { list } from '#bin/list';
import { type Format, formats } from '#bin/print';
import { blueprintOption, examples, formOption, jsonOption, type Run } from '#bin/verb-options';

/** Options of `list`. */
interface ListFlags {
  readonly blueprint?: string;
  readonly output: Format | 'name';
  readonly json?: true;
}

/** `meridian list` on the command line. */
export function addList(program: Command, run: Run): void {
  program
    .command('list')
    .description('list the deployments with their jurisdictions and Regions')
    .addOption(blueprintOption())
    .addOption(formOption([...formats, 'name']))
    .addOption(jsonOption().conflicts('output'))
    .addHelpText('after', examples('meridian list', 'meridian list --output name'))
    .action(({ blueprint, output, json }: ListFlags) => run(() => list({ blueprint, format: json ? 'json' : output })));
}
