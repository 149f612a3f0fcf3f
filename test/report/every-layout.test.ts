import { reportOf } from '#bin/plan';
import { parseBlueprint } from '#blueprint';
import { explainPool, planCapacity } from '#capacity';
import { deployments } from '#regions';
import {
  type ExplanationReport,
  type Layout,
  listComponents,
  planReportVersion,
  type SynthSummary,
  showComponents,
  showDeployments,
  showExplanation,
  showPlan,
  showRender,
  showSynth,
  showVerdict,
} from '#report';
import { shippedTopologies } from '#test/topology/shipped-topologies';
import { verdict } from './a-verdict';

const production = deployments.find(({ name }) => name === 'production');
const blueprint = parseBlueprint(production?.blueprint);
const capacity = planCapacity(blueprint);
const [pool] = capacity.pools;
if (pool === undefined) throw new Error('production has pools');

const list = {
  version: 1,
  deployments: [
    {
      name: 'production',
      kind: 'production',
      delivery: 'gitops',
      blueprint: 'regions/production.ts',
      jurisdictions: [{ name: 'us', regions: ['us-east-1', 'us-east-2'] }],
    },
  ],
} as const;
const rendered = {
  version: 1,
  deployment: 'demo',
  folder: 'a/folder/of/some/length/demo',
  files: ['us-east-1/00-namespaces/namespaces.yaml', 'us-east-1/30-models/chat.yaml'],
  withoutAccount: true,
  withoutImage: true,
} as const;
const synthesized: SynthSummary = {
  version: 1,
  seconds: 5,
  assembly: 'cdk.out',
  manifests: 'dist',
  deployments: [
    {
      ...{ name: 'mine', kind: 'demo', blueprintFile: '../mine.yaml', stacks: 8, resources: 300, manifests: 15 },
      jurisdictions: [{ name: 'us', regions: ['us-east-1', 'us-east-2'] }],
      withoutAccount: true,
      withoutImage: true,
    },
  ],
  findings: [],
};
const plan = reportOf(blueprint, capacity, []);
const lost = reportOf(blueprint, capacity, [
  { kind: 'region-loss', region: 'eu-north-1' },
  { kind: 'spike', factor: 4 },
]);
const explanation: ExplanationReport = {
  version: planReportVersion,
  deployment: 'production',
  ...explainPool(blueprint, pool),
};

const texts: readonly (readonly [verb: string, show: (layout?: Layout) => string])[] = [
  ['list', (layout) => showDeployments(list, layout)],
  ['components', (layout) => showComponents(listComponents(shippedTopologies), layout)],
  ['plan', (layout) => showPlan(plan, layout)],
  ['plan --what-if', (layout) => showPlan(lost, layout)],
  ['plan --explain', (layout) => showExplanation(explanation, layout)],
  ['verify', (layout) => showVerdict(verdict, { all: false }, layout)],
  ['verify --all', (layout) => showVerdict(verdict, { all: true }, layout)],
  ['render', (layout) => showRender(rendered, layout)],
  ['synth', (layout) => showSynth(synthesized, layout)],
];

describe.each(texts)('%s', (_, show) => {
  test.each([40, 60, 80, 110, 200])('%d columns: no line is wider, unless a word or a command is', (columns) => {
    const lines = show({ columns, colour: false }).split('\n');
    const isWhole = (line: string) => line.startsWith('npx ') || !line.split(/ {2,}/).at(-1)?.includes(' ');
    expect(lines.filter((line) => line.length > columns && !isWhole(line))).toEqual([]);
  });

  test('without its marks it is what it is without colour, and that is what is shown unasked', () => {
    const coloured = show({ columns: 110, colour: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape of a mark is one.
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(show());
  });
});

test('what a reader must see is marked', () => {
  const colour = { columns: 110, colour: true };
  expect(showVerdict(verdict, { all: false }, colour)).toContain('\u001b[31merror\u001b[39m replica-leaves');
  expect(showPlan(lost, colour)).toContain('\u001b[31mmissed\u001b[39m');
});
