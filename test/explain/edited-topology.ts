import { type Leaf, listLeaves } from '#address';
import { type BlueprintInput, parseBlueprint } from '#blueprint';
import { deployments } from '#regions';
import { resolveTopology, type Topology } from '#topology';
import type { BlueprintEdit } from './blueprint-edits';

/** Production as it ships, of one jurisdiction alone: what is asked of it, it answers three times as fast. */
export function smallProduction(): BlueprintInput {
  const shipped = deployments.find(({ name }) => name === 'production');
  if (shipped === undefined) throw new Error('no deployment "production" ships');
  const whole = structuredClone<unknown>(shipped.blueprint) as Record<string, Record<string, unknown>>;
  const { us } = whole.jurisdictions ?? {};
  const traffic = Object.entries(whole.traffic ?? {}).map(([model, loads]) => [
    model,
    { us: (loads as { us: unknown }).us },
  ]);
  return { ...whole, jurisdictions: { us }, traffic: Object.fromEntries(traffic) } as unknown as BlueprintInput;
}

/** The Topology of a blueprint after an edit. */
export function editedTopology(blueprint: BlueprintInput, edit: BlueprintEdit): Topology {
  return resolveTopology(parseBlueprint(edited(blueprint, edit)));
}

/** The facts of a Topology by the addresses that they had before a name became another. */
export function factsBefore(topology: Topology, rename: BlueprintEdit['rename']): ReadonlyMap<string, Leaf> {
  const [from, to] = rename ?? [];
  const before = (address: string) =>
    from === undefined || to === undefined ? address : address.replaceAll(new RegExp(`\\b${to}\\b`, 'g'), from);
  return new Map(listLeaves(topology).map((leaf) => [before(leaf.address), leaf]));
}

/** What is given and set takes the names that the renamed blueprint has. */
function edited(blueprint: BlueprintInput, { given = {}, set = {}, rename }: BlueprintEdit): unknown {
  const draft: unknown = JSON.parse(JSON.stringify(blueprint));
  for (const [path, value] of Object.entries(given)) assign(draft, path.split('.'), value);
  const renamed: unknown = rename === undefined ? draft : JSON.parse(withName(JSON.stringify(draft), rename));
  for (const [path, value] of Object.entries(set)) assign(renamed, path.split('.'), value);
  return renamed;
}

/** Zones begin with the name of their Region. */
function withName(text: string, [from, to]: readonly [string, string]): string {
  return text.replaceAll(new RegExp(`"${from}(?=[a-z]?")`, 'g'), `"${to}`);
}

function assign(parent: unknown, [key = '', ...rest]: readonly string[], value: unknown): void {
  const fields = parent as Record<string, unknown>;
  if (rest.length === 0 && value === undefined) delete fields[key];
  else if (rest.length === 0) fields[key] = structuredClone(value);
  else {
    fields[key] ??= {};
    assign(fields[key], rest, value);
  }
}
