import type { Region } from '#topology';
import type { Layout } from './layout';
import { mark } from './mark';
import { regionSection } from './region-section';
import { retentionRows } from './retention-rows';
import type { ShownRegions } from './shown-regions';
import { wrapped } from './wrapped';

/** Everything that is kept, for how long, and what removes it. */
export function showRetention(shown: ShownRegions, layout: Layout): string {
  const { state } = shown.topology.deployment;
  const rowsOf = (region: Region) => retentionRows(region, shown.jurisdictionOf(region), state);
  const fate = state.retained
    ? 'Keys, tables, stores and logs outlive their stacks.'
    : mark('All of it is destroyed with its stacks.', 'notice', layout);
  const head = ['what', 'kept', 'removed by'];
  const table = regionSection({ title: 'Retention', head, rowsOf }, shown, layout);
  return `${table}\n${wrapped(fate, '  ', layout)}`;
}
