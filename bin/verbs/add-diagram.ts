import { type Command, Option } from 'commander';
import { type DiagramFormat, diagramFormats } from '#bin/diagram-format';
import { blueprintOption, deploymentArgument, examples, type Run } from '#bin/verb-options';

/** Options of `diagram`. */
interface DiagramFlags {
  readonly blueprint?: string;
  readonly format: DiagramFormat;
  readonly view?: readonly string[];
  readonly output?: string;
}

/** `meridian diagram` on the command line. */
export function addDiagram(program: Command, run: Run): void {
  program
    .command('diagram')
    .description('draw a deployment from its Topology: what there is, failover, the way of a request')
    .addArgument(deploymentArgument())
    .addOption(blueprintOption())
    .addOption(new Option('--format <form>', 'form of the diagram').choices(diagramFormats).default('svg'))
    .addOption(viewOption())
    .addOption(new Option('-o, --output <file>', 'file to write (default: it is printed)'))
    .addHelpText(
      'after',
      examples(
        'meridian diagram production --output production.svg',
        'meridian diagram production --view failover=eu --format mermaid',
        'meridian diagram production --format drawio --output production.drawio',
      ),
    )
    .action((deployment: string | undefined, { view: views = [], ...options }: DiagramFlags) =>
      run(() => {
        // Loaded for this verb alone: the layout is a program of some size.
        const { diagram } = require('#bin/diagram') as typeof import('#bin/diagram');
        return diagram({ ...options, deployment, views });
      }),
    );
}

/** May be given several times. */
function viewOption(): Option {
  return new Option(
    '--view <view>',
    'what is drawn: deployment, jurisdiction=eu, region=eu-north-1, failover=eu, request=eu-north-1/chat-large ' +
      '(default: deployment; with drawio all but requests, a page each)',
  ).argParser((text: string, earlier: readonly string[] = []) => [...earlier, text]);
}
