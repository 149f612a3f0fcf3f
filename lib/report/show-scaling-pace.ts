import type { Scaling } from '#topology';
import { count } from './count';
import { type FoldedRow, foldRows } from './fold-rows';
import type { Layout } from './layout';
import { foldedSection } from './region-section';
import type { ShownRegions } from './shown-regions';

/** How fast pools gain and lose replicas; those that do alike stand together. */
export function showScalingPace(shown: ShownRegions, layout: Layout): string {
  const rows = foldRows(shown, ({ modelPools }) =>
    modelPools.flatMap(({ name, scaling }) => (scaling === null ? [] : [[name, ...paceOf(scaling)]])),
  );
  const heading = { title: 'Pace of scaling', head: ['pools', 'up', 'down', 'blind'] };
  return foldedSection(heading, withAlikeTogether(rows), { shown, layout });
}

function withAlikeTogether(rows: readonly FoldedRow[]): readonly FoldedRow[] {
  const groups = new Map<string, FoldedRow>();
  for (const { row, where } of rows) {
    const [pool, ...pace] = row;
    const key = JSON.stringify([where, pace]);
    const earlier = groups.get(key)?.row[0];
    groups.set(key, { row: [earlier === undefined ? String(pool) : `${earlier}, ${pool}`, ...pace], where });
  }
  return [...groups.values()];
}

function paceOf({ up, down, fallback }: Scaling): readonly string[] {
  return [
    `${up.percent} % or ${count(up.pods, 'pod')} in ${up.periodSeconds} s, as the least of ${up.windowSeconds} s asks`,
    `${count(down.pods, 'pod')} in ${down.periodSeconds} s, as the most of ${down.windowSeconds} s asks`,
    `after ${fallback.failures} failed queries`,
  ];
}
