import type { HitGroup } from './explained';
import type { Hit } from './find-hits';

/** Hits by the names of their fields, in their order. */
export function groupHits(hits: readonly Hit[]): readonly HitGroup[] {
  const groups = new Map<string, Hit[]>();
  for (const hit of hits) groups.set(hit.pattern, [...(groups.get(hit.pattern) ?? []), hit]);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [
      {
        kind: first.kind,
        count: group.length,
        in: [...new Set(group.flatMap(({ region, jurisdiction }) => region ?? jurisdiction ?? []))],
        example: first.address,
      },
    ];
  });
}
