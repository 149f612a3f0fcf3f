import fc from 'fast-check';
import { formatScenario, parseScenarios, type Scenario, type ScenarioPlaces } from '#capacity';

const places: ScenarioPlaces = {
  regions: [
    { name: 'eu-north-1', zones: ['eu-north-1a', 'eu-north-1b', 'eu-north-1c'] },
    { name: 'eu-south-2', zones: ['eu-south-2a', 'eu-south-2b', 'eu-south-2c'] },
  ],
  pools: ['eu-north-1/chat', 'eu-south-2/chat'],
};

const rows: readonly (readonly [reason: string, texts: readonly string[], scenarios: readonly Scenario[]])[] = [
  ['a Region', ['region-loss=eu-north-1'], [{ kind: 'region-loss', region: 'eu-north-1' }]],
  [
    'a zone, with its Region',
    ['az-loss=eu-south-2b'],
    [{ kind: 'az-loss', zone: 'eu-south-2b', region: 'eu-south-2' }],
  ],
  [
    'a node of a pool',
    ['node-loss=eu-north-1/chat'],
    [{ kind: 'node-loss', region: 'eu-north-1', model: 'chat', nodes: 1 }],
  ],
  [
    'several nodes of a pool',
    ['node-loss=eu-north-1/chat:3'],
    [{ kind: 'node-loss', region: 'eu-north-1', model: 'chat', nodes: 3 }],
  ],
  ['a spike', ['spike=2x'], [{ kind: 'spike', factor: 2 }]],
  ['a spike without its x', ['spike=1.5'], [{ kind: 'spike', factor: 1.5 }]],
  ['no spot', ['spot-drought'], [{ kind: 'spot-drought' }]],
  ['no spot by choice', ['spot-share=0'], [{ kind: 'spot-share', share: 0 }]],
  ['all spot', ['spot-share=1'], [{ kind: 'spot-share', share: 1 }]],
  [
    'several by commas, blanks aside',
    ['region-loss=eu-north-1, spike=2x'],
    [
      { kind: 'region-loss', region: 'eu-north-1' },
      { kind: 'spike', factor: 2 },
    ],
  ],
  ['several by flags', ['spot-drought', 'spike=3x'], [{ kind: 'spot-drought' }, { kind: 'spike', factor: 3 }]],
];

test.each(rows)('%s', (_, texts, scenarios) => {
  expect(parseScenarios(texts, places)).toEqual({ scenarios, problems: [] });
});

const forms =
  'region-loss=REGION, az-loss=ZONE, node-loss=REGION/MODEL[:NODES], spike=FACTORx, spot-drought, spot-share=SHARE';
const zones = 'eu-north-1a, eu-north-1b, eu-north-1c, eu-south-2a, eu-south-2b, eu-south-2c';

test.each([
  [
    'an unknown kind, with a close one',
    'spkie=2x',
    `scenario: "spkie" is not known; allowed: ${forms}; did you mean "spike"?`,
  ],
  ['an unknown kind without', 'earthquake', `scenario: "earthquake" is not known; allowed: ${forms}`],
  ['nothing', '', `scenario: "" is not known; allowed: ${forms}`],
  [
    'a Region of another deployment',
    'region-loss=eu-nroth-1',
    'region-loss: Region: "eu-nroth-1" is not known; allowed: eu-north-1, eu-south-2; did you mean "eu-north-1"?',
  ],
  [
    'a Region in the place of a zone',
    'az-loss=eu-north-1',
    `az-loss: zone: "eu-north-1" is not known; allowed: ${zones}; did you mean "eu-north-1a"?`,
  ],
  [
    'a model without its Region',
    'node-loss=chat',
    'node-loss: pool: "chat" is not known; allowed: eu-north-1/chat, eu-south-2/chat',
  ],
  ['no node', 'node-loss=eu-north-1/chat:0', 'node-loss: "0" is not a number of nodes; allowed: 1 to 10000'],
  ['half a node', 'node-loss=eu-north-1/chat:0.5', 'node-loss: "0.5" is not a number of nodes; allowed: 1 to 10000'],
  ['no factor', 'spike=big', 'spike: "big" is not a factor; allowed: above 0, at most 1000, such as 2x or 1.5x'],
  ['a factor of 0', 'spike=0x', 'spike: "0x" is not a factor; allowed: above 0, at most 1000, such as 2x or 1.5x'],
  [
    'a negative factor',
    'spike=-2x',
    'spike: "-2x" is not a factor; allowed: above 0, at most 1000, such as 2x or 1.5x',
  ],
  ['no number', 'spike=NaN', 'spike: "NaN" is not a factor; allowed: above 0, at most 1000, such as 2x or 1.5x'],
  ['a share above 1', 'spot-share=60', 'spot-share: "60" is not a share; allowed: 0 to 1, such as 0.6'],
  [
    'a scenario without its value',
    'region-loss',
    'region-loss: "region-loss" is not in its form; allowed: region-loss=REGION',
  ],
  [
    'a value where none belongs',
    'spot-drought=1',
    'spot-drought: "spot-drought=1" is not in its form; allowed: spot-drought',
  ],
  ['two factors', 'spike=2x,spike=3x', 'spike: is given twice; allowed: once'],
])('%s is told in words', (_, text, problem) => {
  expect(parseScenarios([text], places).problems).toEqual([problem]);
});

test('every problem is told, not the first alone', () => {
  expect(parseScenarios(['spike=big', 'az-loss=mars'], places).problems).toHaveLength(2);
});

test('what is written is read back', () => {
  const scenario = fc.oneof(
    fc.constantFrom<Scenario>(...rows.flatMap(([, , scenarios]) => scenarios)),
    fc.integer({ min: 1, max: 9999 }).map((thousandths): Scenario => ({ kind: 'spike', factor: thousandths / 1000 })),
    fc
      .integer({ min: 0, max: 1000 })
      .map((thousandths): Scenario => ({ kind: 'spot-share', share: thousandths / 1000 })),
  );
  fc.assert(
    fc.property(scenario, (one) => {
      expect(parseScenarios([formatScenario(one)], places)).toEqual({ scenarios: [one], problems: [] });
    }),
  );
});
