import { count } from './count';
import { factList } from './fact-list';
import { type Layout, plainLayout } from './layout';
import { mark } from './mark';
import { heading, section } from './section';
import type { Finding, SynthesizedDeployment, SynthSummary } from './synth-summary';
import { textTable } from './text-table';

type Facts = readonly (readonly [name: string, value: string])[];

/** What a synth made, where it is, and what to run next. */
export function showSynth(summary: SynthSummary, layout: Layout = plainLayout): string {
  const { deployments } = summary;
  return [
    heading(
      `Synthesized ${count(deployments.length, 'deployment')} in ${summary.seconds.toFixed(1)} s, offline.`,
      layout,
    ),
    textTable(
      ['deployment', 'jurisdictions', 'Regions', 'stacks', 'resources', 'manifests'],
      [...deployments.map(row), ...(deployments.length > 1 ? [totals(deployments)] : [])],
      layout,
    ),
    factList(whereToLook(summary, layout), layout),
    section('Next', factList(whatNext(summary), layout), layout),
  ].join('\n\n');
}

function row(deployment: SynthesizedDeployment): readonly (string | number)[] {
  return [
    deployment.name,
    deployment.jurisdictions.map(({ name, regions }) => `${name}: ${regions.join(', ')}`).join('\n'),
    deployment.jurisdictions.reduce((sum, { regions }) => sum + regions.length, 0),
    deployment.stacks,
    deployment.resources,
    deployment.manifests,
  ];
}

function totals(deployments: readonly SynthesizedDeployment[]): readonly (string | number)[] {
  const sum = (of: (deployment: SynthesizedDeployment) => number) =>
    deployments.reduce((whole, deployment) => whole + of(deployment), 0);
  return [
    'together',
    count(
      sum(({ jurisdictions }) => jurisdictions.length),
      'jurisdiction',
    ),
    sum(({ jurisdictions }) => jurisdictions.flatMap(({ regions }) => regions).length),
    sum(({ stacks }) => stacks),
    sum(({ resources }) => resources),
    sum(({ manifests }) => manifests),
  ];
}

function whereToLook({ assembly, manifests, deployments, findings }: SynthSummary, layout: Layout): Facts {
  const withoutAccount = deployments.filter((deployment) => deployment.withoutAccount);
  const withoutImage = deployments.filter((deployment) => deployment.withoutImage);
  return [
    ['Templates', `${assembly}/assembly-<deployment>/*.template.json, one a stack`],
    ['Manifests', `${manifests}/<deployment>/<region>/<nn-concern>/*.yaml, in the order in which they are applied`],
    ...withoutAccount.map((deployment): readonly [string, string] => [
      'Account',
      `${deployment.name} names none: its manifests hold ACCOUNT_ID until it is replaced with\n` +
        `npx meridian render ${argument(deployment)} --account 111122223333`,
    ]),
    ...withoutImage.map((deployment): readonly [string, string] => [
      'Image',
      `${deployment.name} has it built as CDK deploys: its manifests hold SERVICES_IMAGE until it is replaced with\n` +
        `npx meridian render ${argument(deployment)} --image registry.example.com/meridian:0.1.0`,
    ]),
    ...(findings.length === 0
      ? []
      : [
          [
            mark('Warnings', 'notice', layout),
            `${warnings(findings)}; see ${assembly}/validation-report.json`,
          ] as const,
        ]),
  ];
}

/** How often each rule warned, without the constructs: a report holds them. */
function warnings(findings: readonly Finding[]): string {
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort();
  return rules
    .map((rule) => {
      const constructs = findings.filter((finding) => finding.rule === rule).flatMap((finding) => finding.constructs);
      return `${rule} (${count(constructs.length, 'construct')})`;
    })
    .join(', ');
}

function whatNext({ deployments, assembly, manifests }: SynthSummary): Facts {
  const [first] = deployments;
  const demo = deployments.find(({ kind }) => kind === 'demo');
  if (first === undefined) return [];
  const context = first.blueprintFile === null ? '' : ` -c blueprint=${first.blueprintFile}`;
  return [
    [`npx meridian show ${argument(first)}`, 'the deployment as tables; --json for programs'],
    [
      `npx meridian verify ${argument(first)}${folders(assembly, manifests)}`,
      'what was proved, limits, quotas to request',
    ],
    [`npx cdk list${context}`, 'stacks, by deployment and place'],
    ...(demo === undefined
      ? []
      : [[`npx cdk deploy '${demo.name}/**'${context}`, 'into your AWS account; it costs money'] as const]),
  ];
}

/** Where `verify` finds the files, unless they are where it looks by itself. */
function folders(assembly: string, manifests: string): string {
  return `${assembly === 'cdk.out' ? '' : ` --assembly ${assembly}`}${manifests === 'dist' ? '' : ` --manifests ${manifests}`}`;
}

/** What names the deployment on the command line. */
function argument({ name, blueprintFile }: SynthesizedDeployment): string {
  return blueprintFile === null ? name : `--blueprint ${blueprintFile}`;
}
