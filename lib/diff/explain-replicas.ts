import type { LeafDifference, LeafValue } from '#address';
import type { Topology } from '#topology';
import { type Comparison, type LocalChange, localChange } from './local-change';
import { named } from './word-value';

/** Replicas of tables and keys that are dropped, or made in a Region that was there before. */
export function explainReplicas(comparison: Comparison): readonly LocalChange[] {
  const moves = comparison.open.flatMap((one) => movesOf(one, comparison));
  const byPlace = new Map<string, Move[]>();
  for (const move of moves) {
    const key = JSON.stringify([move.jurisdiction, move.gone, move.come, move.isKey]);
    byPlace.set(key, [...(byPlace.get(key) ?? []), move]);
  }
  return [...byPlace.values()].flatMap(replicaChange);
}

interface Move {
  readonly jurisdiction: string;
  readonly address: string;
  readonly isKey: boolean;
  /** Purpose of the table. */
  readonly of: string;
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

function movesOf(one: LeafDifference, { before, after }: Comparison): readonly Move[] {
  const { pattern, kind, jurisdiction, address, elements } = one;
  const isKey = pattern === 'jurisdictions.key.replicaRegions';
  const isTable = pattern === 'jurisdictions.tables.replicaRegions';
  if (kind !== 'changed' || jurisdiction === null || !(isKey || isTable)) return [];
  // the primary of a key is a replica that stands apart
  const primaryOf = ({ jurisdictions }: Topology) =>
    isKey ? jurisdictions.filter(({ name }) => name === jurisdiction).map(({ key }) => key.primaryRegion) : [];
  const [was, is] = [
    [...primaryOf(before), ...regionsOf(one.before)],
    [...primaryOf(after), ...regionsOf(one.after)],
  ];
  const gone = was.filter((region) => !is.includes(region));
  const come = is.filter((region) => !was.includes(region));
  if (gone.length + come.length === 0) return [];
  return [{ jurisdiction, address, isKey, of: elements.at(-1)?.identity ?? '', gone, come }];
}

function regionsOf(value: LeafValue): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function replicaChange(moves: readonly Move[]): readonly LocalChange[] {
  const [first] = moves;
  if (first === undefined) return [];
  const { jurisdiction, gone, come, isKey } = first;
  const of = isKey ? 'the key' : `${moves.length === 1 ? 'table' : 'tables'} ${named(moves.map((move) => move.of))}`;
  const noun = isKey || moves.length === 1 ? 'replica' : 'replicas';
  const lost = isKey ? 'what is encrypted there can no longer be read' : 'that Region serves without its items';
  return [
    localChange({
      group: 'residency',
      scope: { jurisdiction, region: null },
      text: [
        ...(gone.length === 0 ? [] : [`${noun} of ${of} in ${gone.join(', ')} DROPPED: ${lost}`]),
        ...(come.length === 0 ? [] : [`${noun} of ${of} added in ${come.join(', ')}`]),
      ].join('; '),
      isDestructive: gone.length > 0,
      addresses: moves.map(({ address }) => address),
    }),
  ];
}
