import { type Comparison, type LocalChange, localChange } from './local-change';
import { addressesWhere, pairJurisdictions } from './region-pairs';

/** Jurisdictions that came or went; their Regions are told by themselves. */
export function explainJurisdictions(comparison: Comparison): readonly LocalChange[] {
  return pairJurisdictions(comparison).flatMap(({ name, address, before, after }) => {
    if (before !== null && after !== null) return [];
    const one = after ?? before;
    if (one === null) return [];
    const regions = one.regions.map((region) => region.name).join(' and ');
    const tables = one.tables.map(({ purpose }) => purpose).join(', ');
    const marks = [name, one.account, ...one.regions.map((region) => region.name)];
    return [
      localChange({
        group: 'residency',
        scope: { jurisdiction: name, region: null },
        text:
          after === null
            ? `jurisdiction ${name} REMOVED: its key and its tables ${tables} go, and nothing serves it in ${regions}`
            : `jurisdiction ${name} added: data under the legal set ${one.legalSet} in ${regions}, account ${one.account}`,
        isDestructive: after === null,
        addresses: addressesWhere(
          comparison.open,
          ({ whole, region }) => whole?.address === address && region === null,
        ),
        causes: [
          {
            kind: 'region',
            scope: { jurisdiction: null, region: null },
            label: `jurisdiction ${name}`,
            subject: name,
            marks,
            value: null,
          },
        ],
      }),
    ];
  });
}
