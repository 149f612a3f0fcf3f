import { type Command, Option } from 'commander';
import { formats } from '#bin/print';
import { blueprintOption, examples, formOption, jsonOption, type LookOptions, type Run } from '#bin/verb-options';

/** Options of `explain`. */
interface ExplainFlags extends LookOptions {
  readonly assembly: string;
  readonly manifests: string;
}

const about = [
  '',
  'NAME is the name of anything (a pool, a table, a bucket, a queue, an alarm, a role, a tier, a zone …), an address of the',
  'Topology or an ending of it, or a value. What encloses it may stand before it, with slashes: eu-north-1/chat-large.',
  'Without DEPLOYMENT it is looked up in every deployment that ships.',
].join('\n');

/** `meridian explain` on the command line. */
export function addExplain(program: Command, run: Run): void {
  program
    .command('explain')
    .description(
      'explain a pool, a resource or a number: where it comes from, and where it ends up in the rendered files',
    )
    .usage('[options] [deployment] <name>')
    .argument('<names...>', 'NAME; or DEPLOYMENT, one of those that `meridian list` names, and NAME')
    .addOption(blueprintOption())
    .addOption(new Option('--assembly <dir>', 'folder of the cloud assembly').default('cdk.out'))
    .addOption(new Option('--manifests <dir>', 'folder that holds one folder per deployment').default('dist'))
    .addOption(formOption(formats))
    .addOption(jsonOption().conflicts('output'))
    .addHelpText('after', about)
    .addHelpText(
      'after',
      examples(
        'meridian explain production eu-north-1/chat-large',
        'meridian explain eu-north-1/chat-large/burst.maxReplicas',
        'meridian explain production-eu-tenants',
        'meridian explain --blueprint ../mine.yaml 10.16.0.0/16',
      ),
    )
    .action((names: readonly string[], { json, output, ...options }: ExplainFlags) =>
      run(() => {
        // Loaded for this verb alone: the register of origins is.
        const { explain } = require('#bin/explain') as typeof import('#bin/explain');
        return explain({ ...options, names, format: json ? 'json' : output });
      }),
    );
}
