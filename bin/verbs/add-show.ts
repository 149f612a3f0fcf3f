import { type Command, Option } from 'commander';
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
import { showSubjects } from '#report';

/** Options of `show`. */
interface ShowFlags extends LookOptions {
  readonly region?: readonly string[];
  readonly only?: readonly string[];
  readonly yaml?: true;
}

/** `meridian show` on the command line. */
export function addShow(program: Command, run: Run): void {
  program
    .command('show')
    .description('show the Topology of a deployment: every name and number that its outputs share')
    .addArgument(deploymentArgument())
    .addOption(blueprintOption())
    .addOption(severalOption('--region <names>', 'these Regions alone, with commas between them'))
    .addOption(severalOption('--only <subjects>', `these subjects alone: ${showSubjects.join(', ')}`))
    .addOption(formOption(formats))
    .addOption(jsonOption().conflicts(['output', 'yaml']))
    .addOption(new Option('--yaml', 'print YAML with a version field').conflicts('output'))
    .addHelpText(
      'after',
      examples(
        'meridian show production',
        'meridian show production --region eu-north-1 --only pools,scaling',
        'meridian show --blueprint ../mine.yaml --json',
      ),
    )
    .action((deployment: string | undefined, { blueprint, output, json, yaml, ...part }: ShowFlags) =>
      run(() => {
        const { region = [], only = [] } = part;
        return show({ deployment, blueprint, region, only, format: json ? 'json' : yaml ? 'yaml' : output });
      }),
    );
}

/** May be given several times. */
function severalOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((text: string, earlier: readonly string[] = []) => [
    ...earlier,
    text,
  ]);
}
