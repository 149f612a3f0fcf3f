import type { BlueprintInput } from '#blueprint';
import { instanceTypesOffered } from '#catalog';
import { type ModelChoices, pick, turned } from './choices';
import { drawnTraffic } from './drawn-traffic';
import { type ModelKind, modelKinds, simulator } from './model-kinds';

type Jurisdictions = BlueprintInput['jurisdictions'];
type ModelInput = BlueprintInput['models'][string];

/** Models with their traffic. */
export interface DrawnModels {
  readonly models: Record<string, ModelInput>;
  readonly traffic: BlueprintInput['traffic'];
}

/** What is already there while one model after another is drawn. */
interface Placed {
  readonly name: string;
  readonly task: string;
  readonly served: readonly string[];
}

/** A model's name has 24 characters at most. */
const longestName = 24;

/** One to five models, each where its machines are on offer, and one more where none of them is. */
export function drawnModels(drawn: readonly ModelChoices[], jurisdictions: Jurisdictions): DrawnModels {
  const models: Record<string, ModelInput> = {};
  const traffic: BlueprintInput['traffic'] = {};
  const placed: Placed[] = [];
  const add = (kind: ModelKind, choice: ModelChoices, served: readonly string[]) => {
    const name = freeName(kind, choice, models);
    models[name] = modelOf(kind, { choice, name, served, placed, jurisdictions });
    traffic[name] = Object.fromEntries(
      served.map((jurisdiction) => [
        jurisdiction,
        drawnTraffic(kind, choice, regionNames(jurisdictions, jurisdiction)),
      ]),
    );
    placed.push({ name, task: kind.model.task, served });
  };
  for (const choice of drawn) {
    const kind = pick(
      modelKinds.filter((known) => placesFor(known, jurisdictions).length > 0),
      choice.kind,
    );
    add(kind, choice, chosenPlaces(placesFor(kind, jurisdictions), choice.served));
  }
  const [first] = drawn;
  const empty = Object.keys(jurisdictions).filter((name) => placed.every(({ served }) => !served.includes(name)));
  if (first !== undefined && empty.length > 0) add(simulator, first, empty);
  return { models, traffic };
}

/** Jurisdictions with machines for a model in each of their Regions. */
function placesFor({ types }: ModelKind, jurisdictions: Jurisdictions): readonly string[] {
  return Object.keys(jurisdictions).filter((name) =>
    regionNames(jurisdictions, name).every((region) => types.some((type) => onOffer(type, region))),
  );
}

function chosenPlaces(places: readonly string[], bits: number): readonly string[] {
  const chosen = places.filter((_, index) => (bits & (1 << index)) !== 0);
  return chosen.length === 0 ? places : chosen;
}

function freeName({ name }: ModelKind, choice: ModelChoices, taken: object): string {
  const names = [name, `${name}-2`, `${name}-`.padEnd(longestName, 'x'), ...['a', 'b'].map((end) => `${name}-${end}`)];
  return pick(
    names.filter((free) => !(free in taken)),
    choice.name,
  );
}

interface Place {
  readonly choice: ModelChoices;
  readonly name: string;
  readonly served: readonly string[];
  readonly placed: readonly Placed[];
  readonly jurisdictions: Jurisdictions;
}

function modelOf(kind: ModelKind, { choice, name, served, placed, jurisdictions }: Place): ModelInput {
  const regions = served.flatMap((jurisdiction) => regionNames(jurisdictions, jurisdiction));
  const known = kind.types.filter((type) => regions.some((region) => onOffer(type, region)));
  const base = [...turned(known, choice.firstType)];
  const fallback = placed.findLast(
    (other) => other.task === kind.model.task && served.every((it) => other.served.includes(it)),
  );
  return {
    ...kind.model,
    instances: { base, burst: choice.burst && !kind.overNodes ? base : [] },
    ...(choice.alias ? { servedName: `example/${name}`, aliases: [`${name}-alias`] } : {}),
    ...(choice.canary ? { canary: candidateOf(kind.model.weights) } : {}),
    ...(choice.fallback && fallback !== undefined ? { fallback: fallback.name } : {}),
    ...(choice.ranked ? { routingClass: { name: `any-${kind.model.task}`, rank: placed.length + 1 } } : {}),
    ...(choice.loadTest && kind.model.engine.kind === 'vllm' ? { loadTests: [loadTestOn(base[0] ?? '')] } : {}),
  };
}

function candidateOf(weights: ModelInput['weights']): ModelInput['canary'] {
  return { version: 'v2', weights, percent: 10, stagesPercent: [10, 50, 100] };
}

function loadTestOn(instanceType: string) {
  return {
    instanceType,
    rows: [1, 8, 32].map((concurrency) => ({
      concurrency,
      promptTokens: 1000,
      completionTokens: 200,
      ttftMs: 100 + 10 * concurrency,
      tpotMs: 10 + concurrency / 4,
    })),
  };
}

function regionNames(jurisdictions: Jurisdictions, name: string): readonly string[] {
  return (jurisdictions[name]?.regions ?? []).map((region) => region.name);
}

function onOffer(type: string, region: string): boolean {
  return instanceTypesOffered(region).includes(type);
}
