import type { Region } from '#topology';
import type { Layout } from './layout';
import { mark } from './mark';
import { regionSection } from './region-section';
import type { ShownRegions } from './shown-regions';

const head = ['cluster', 'Kubernetes', 'API server', 'system nodes', 'administrators'];

/** The Kubernetes clusters of Regions. */
export function showClusters(shown: ShownRegions, layout: Layout): string {
  const rowsOf = (region: Region) => [row(region, shown, layout)];
  return regionSection({ title: 'Clusters', head, rowsOf }, shown, layout);
}

function row(region: Region, shown: ShownRegions, layout: Layout): readonly string[] {
  const { name, version, endpointCidrs, systemNodes, administrators } = region.cluster;
  return [
    shown.name(name, region),
    version,
    endpointCidrs.length === 0 ? 'private' : mark(`open to ${endpointCidrs.join(', ')}`, 'notice', layout),
    `${systemNodes.minNodes}-${systemNodes.maxNodes} of ${systemNodes.instanceTypes.join(', ')}`,
    administrators.map((entry) => entry.name).join(', ') || 'none',
  ];
}
