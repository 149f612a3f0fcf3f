import { Argument, type Command, Option } from 'commander';
import { scenarioForms } from '#capacity';
import { components } from './components';
import type { ExitCode } from './exit-with';
import { list } from './list';
import { plan } from './plan';
import { type Format, formats } from './print';
import { show } from './show';

/** Runs a verb and keeps its exit code. */
type Run = (verb: () => ExitCode) => void;

/** Options of the verbs that only look. */
interface LookOptions {
  readonly blueprint?: string;
  readonly output: Format | 'name';
  readonly json?: true;
}

/** Options of `plan`. */
interface PlanFlags extends LookOptions {
  readonly output: Format;
  readonly whatIf?: readonly string[];
  readonly explain?: string;
}

/** Options of the verbs that write. */
interface WriteOptions {
  readonly blueprint?: string;
  readonly output: string;
  readonly json?: true;
}

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

/**
 * The verbs of the command line. As with `kubectl`, `--output` names the form of what is printed where a verb only looks;
 * as with `cdk`, it names a folder where a verb writes.
 */
export function addVerbs(program: Command, run: Run): void {
  addList(program, run);
  addShow(program, run);
  addComponents(program, run);
  addPlan(program, run);
  addRender(program, run);
  addSynth(program, run);
  addVerify(program, run);
}

function addList(program: Command, run: Run): void {
  program
    .command('list')
    .description('list the deployments with their jurisdictions and Regions')
    .addOption(blueprintOption())
    .addOption(formOption([...formats, 'name']))
    .addOption(jsonOption().conflicts('output'))
    .addHelpText('after', examples('meridian list', 'meridian list --output name'))
    .action(({ blueprint, output, json }: LookOptions) =>
      run(() => list({ blueprint, format: json ? 'json' : output })),
    );
}

function addShow(program: Command, run: Run): void {
  program
    .command('show')
    .description('show the Topology of a deployment: every name and number that its outputs share')
    .addArgument(deploymentArgument())
    .addOption(blueprintOption())
    .addOption(formOption(formats))
    .addOption(jsonOption().conflicts('output'))
    .addHelpText('after', examples('meridian show production', 'meridian show --blueprint ../mine.yaml --json'))
    .action((deployment: string | undefined, { blueprint, output, json }: LookOptions & { output: Format }) =>
      run(() => show({ deployment, blueprint, format: json ? 'json' : output })),
    );
}

function addComponents(program: Command, run: Run): void {
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
    .action((deployment: string | undefined, { blueprint, output, json }: LookOptions & { output: Format }) =>
      run(() => components({ deployment, blueprint, format: json ? 'json' : output })),
    );
}

function addPlan(program: Command, run: Run): void {
  program
    .command('plan')
    .description('plan replicas, nodes and money, and what happens to them; exit code 1 when a goal is missed')
    .addArgument(deploymentArgument())
    .addOption(blueprintOption())
    .addOption(whatIfOption())
    .addOption(new Option('--explain <pool>', "one pool's arithmetic, line by line: REGION/MODEL").conflicts('whatIf'))
    .addOption(formOption(formats))
    .addOption(jsonOption().conflicts('output'))
    .addHelpText(
      'after',
      examples(
        'meridian plan production',
        'meridian plan production --what-if region-loss=eu-north-1,spike=2x',
        'meridian plan production --explain eu-north-1/chat-large',
      ),
    )
    .action((deployment: string | undefined, { output, json, whatIf = [], ...options }: PlanFlags) =>
      run(() => plan({ ...options, deployment, whatIf, format: json ? 'json' : output })),
    );
}

/** May be given several times, and each time hold several. */
function whatIfOption(): Option {
  return new Option(
    '--what-if <scenarios>',
    `what happens, all at once: ${Object.values(scenarioForms).join(', ')} (default: each kind alone)`,
  ).argParser((text: string, earlier: readonly string[] = []) => [...earlier, text]);
}

function addRender(program: Command, run: Run): void {
  program
    .command('render')
    .description("write a deployment's Kubernetes manifests to DIR/<deployment>, in the place of an earlier render")
    .addArgument(deploymentArgument())
    .addOption(blueprintOption())
    .addOption(new Option('-o, --output <dir>', 'folder that holds one folder per deployment').default('dist'))
    .addOption(new Option('--account <id>', 'AWS account to put in the place of ACCOUNT_ID'))
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples('meridian render production', 'meridian render demo --output /tmp/manifests --account 111122223333'),
    )
    .action((deployment: string | undefined, { json, ...options }: WriteOptions & { account?: string }) =>
      run(() => {
        // Loaded for this verb alone: cdk8s takes longer to load than `list` and `show` take to run.
        const { render } = require('./render') as typeof import('./render');
        return render({ ...options, deployment, format: json ? 'json' : 'table' });
      }),
    );
}

function addSynth(program: Command, run: Run): void {
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
        const { synth } = require('./synth') as typeof import('./synth');
        return synth({ ...options, deployment, proofs: 'on', format: json ? 'json' : 'table' });
      }),
    );
}

function addVerify(program: Command, run: Run): void {
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
          const { verify } = require('./verify') as typeof import('./verify');
          return verify({ ...options, updateLock, all, deployment, format: json ? 'json' : output });
        }),
    );
}

function deploymentArgument(): Argument {
  return new Argument('[deployment]', 'one of those that `meridian list` names');
}

function blueprintOption(): Option {
  return new Option('--blueprint <file>', 'blueprint from anywhere, instead of a deployment: TypeScript, JSON or YAML');
}

function formOption(forms: readonly string[]): Option {
  return new Option('-o, --output <form>', 'form of what is printed').choices(forms).default('table');
}

function jsonOption(): Option {
  return new Option('--json', 'print JSON with a version field');
}

function examples(...lines: readonly string[]): string {
  return ['', 'Examples:', ...lines.map((line) => `  npx ${line}`)].join('\n');
}
