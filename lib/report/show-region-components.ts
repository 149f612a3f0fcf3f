import type { Region } from '#topology';
import type { Layout } from './layout';
import { regionSection } from './region-section';
import type { ShownRegions } from './shown-regions';

/** What is installed in the clusters of Regions, in its order. */
export function showRegionComponents(shown: ShownRegions, layout: Layout): string {
  const rowsOf = ({ components }: Region) =>
    components.map(({ order, name, version, namespace }) => [name, version, namespace, order]);
  const head = ['component', 'version', 'namespace', 'order'];
  return regionSection({ title: 'Components', head, rowsOf }, shown, layout);
}
