import { didYouMean } from '#blueprint';
import { type Scenario, type ScenarioKind, type ScenarioPlaces, scenarioForms } from './scenario';

/** Scenarios that were understood, and what is wrong with the rest, a line each. */
export interface ParsedScenarios {
  readonly scenarios: readonly Scenario[];
  readonly problems: readonly string[];
}

/** Largest factor of a spike: beyond it the answer is the same. */
const largestFactor = 1000;

/** Most nodes that may be lost at once. */
const mostNodes = 10_000;

const kinds = Object.keys(scenarioForms) as ScenarioKind[];

/** Kinds of which one alone makes sense: two factors or two shares contradict each other. */
const onlyOnce: readonly ScenarioKind[] = ['spike', 'spot-share', 'spot-drought'];

/**
 * Reads scenarios as they are written on a command line: `region-loss=eu-north-1,spike=2x`.
 *
 * @param texts each may hold several, separated by commas; all of them happen at once
 */
export function parseScenarios(texts: readonly string[], places: ScenarioPlaces): ParsedScenarios {
  const outcomes = texts.flatMap((text) => text.split(',')).map((text) => parseScenario(text.trim(), places));
  const scenarios = outcomes.filter((outcome) => typeof outcome !== 'string');
  const problems = outcomes.filter((outcome) => typeof outcome === 'string');
  return { scenarios, problems: [...problems, ...repeated(scenarios)] };
}

/** The scenario, or what is wrong with it. */
function parseScenario(text: string, places: ScenarioPlaces): Scenario | string {
  const [kind = '', value, ...rest] = text.split('=');
  if (!isKind(kind)) return unknown(kind, kinds, { what: 'scenario', allowed: Object.values(scenarioForms) });
  if (rest.length > 0 || (value === undefined) !== (kind === 'spot-drought')) return malformed(kind, text);
  return readers[kind](value ?? '', places);
}

/** What a value is read as, by kind. */
const readers: Readonly<Record<ScenarioKind, (value: string, places: ScenarioPlaces) => Scenario | string>> = {
  'region-loss': (value, { regions }) => {
    const names = regions.map(({ name }) => name);
    return names.includes(value)
      ? { kind: 'region-loss', region: value }
      : unknown(value, names, { what: 'region-loss: Region' });
  },
  'az-loss': (value, { regions }) => {
    const region = regions.find(({ zones }) => zones.includes(value));
    const zones = regions.flatMap((entry) => entry.zones);
    return region === undefined
      ? unknown(value, zones, { what: 'az-loss: zone' })
      : { kind: 'az-loss', zone: value, region: region.name };
  },
  'node-loss': readNodeLoss,
  spike: (value) => {
    const factor = readNumber(value.endsWith('x') ? value.slice(0, -1) : value);
    return factor !== null && factor > 0 && factor <= largestFactor
      ? { kind: 'spike', factor }
      : `spike: "${value}" is not a factor; allowed: above 0, at most ${largestFactor}, such as 2x or 1.5x`;
  },
  'spot-drought': () => ({ kind: 'spot-drought' }),
  'spot-share': (value) => {
    const share = readNumber(value);
    return share !== null && share <= 1
      ? { kind: 'spot-share', share }
      : `spot-share: "${value}" is not a share; allowed: 0 to 1, such as 0.6`;
  },
};

function readNodeLoss(value: string, { pools }: ScenarioPlaces): Scenario | string {
  const [pool = '', count = '1', ...rest] = value.split(':');
  const [region = '', model = ''] = pool.split('/');
  if (!pools.includes(pool)) return unknown(pool, pools, { what: 'node-loss: pool' });
  const nodes = /^\d+$/.test(count) ? Number(count) : 0;
  if (rest.length > 0 || nodes < 1 || nodes > mostNodes) {
    return `node-loss: "${[count, ...rest].join(':')}" is not a number of nodes; allowed: 1 to ${mostNodes}`;
  }
  return { kind: 'node-loss', region, model, nodes };
}

/** A plain decimal number, 0 or more; null for anything else. */
function readNumber(text: string): number | null {
  return /^(?:\d+(?:\.\d*)?|\.\d+)$/.test(text) ? Number(text) : null;
}

function isKind(text: string): text is ScenarioKind {
  return kinds.some((kind) => kind === text);
}

function malformed(kind: ScenarioKind, text: string): string {
  return `${kind}: "${text}" is not in its form; allowed: ${scenarioForms[kind]}`;
}

interface Unknown {
  /** What was looked for. */
  readonly what: string;
  /** @default the known names */
  readonly allowed?: readonly string[];
}

function unknown(name: string, known: readonly string[], { what, allowed = known }: Unknown): string {
  return `${what}: "${name}" is not known; allowed: ${allowed.join(', ')}${didYouMean(name, known)}`;
}

function repeated(scenarios: readonly Scenario[]): readonly string[] {
  return onlyOnce
    .filter((kind) => scenarios.filter((scenario) => scenario.kind === kind).length > 1)
    .map((kind) => `${kind}: is given twice; allowed: once`);
}
