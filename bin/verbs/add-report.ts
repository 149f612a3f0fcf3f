import { type Command, Option } from 'commander';
import { blueprintOption, deploymentArgument, examples, type Run } from '#bin/verb-options';

/** Options of `report`. */
interface ReportFlags {
  readonly blueprint?: string;
  readonly output: string;
  readonly assembly?: string;
  readonly manifests?: string;
}

/** `meridian report` on the command line. */
export function addReport(program: Command, run: Run): void {
  program
    .command('report')
    .description('write one page of HTML: diagrams, capacity, cost, what-ifs, proofs, quotas, runbook')
    .addArgument(deploymentArgument())
    .addOption(blueprintOption())
    .addOption(new Option('-o, --output <file>', 'page to write').default('report.html'))
    .addOption(
      new Option('--assembly <dir>', 'folder of the cloud assembly that is proved (default: "cdk.out", if there)'),
    )
    .addOption(
      new Option('--manifests <dir>', 'folder that holds one folder per deployment (default: "dist", if there)'),
    )
    .addHelpText(
      'after',
      examples('meridian report production --output report.html', 'meridian report --blueprint ../mine.ts'),
    )
    .action((deployment: string | undefined, options: ReportFlags) =>
      run(() => {
        // Loaded for this verb alone: so are the charts, the diagrams and cdk-nag.
        const { report } = require('#bin/report') as typeof import('#bin/report');
        return report({ ...options, deployment });
      }),
    );
}
