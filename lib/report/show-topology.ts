import type { Topology } from '#topology';
import { type Layout, plainLayout } from './layout';
import { showClusters } from './show-clusters';
import { showDeployment } from './show-deployment';
import { showFailover } from './show-failover';
import { showJurisdictions } from './show-jurisdictions';
import { showNetwork } from './show-network';
import { showNodes } from './show-nodes';
import { showPools } from './show-pools';
import { showRegionComponents } from './show-region-components';
import { showRegions } from './show-regions';
import { showRetention } from './show-retention';
import { showRoutes } from './show-routes';
import { showScaling } from './show-scaling';
import { showStores } from './show-stores';
import { showTiers } from './show-tiers';
import { type ShownPart, type ShowSubject, showSubjects, wholeTopology } from './shown-part';
import { ShownRegions } from './shown-regions';

const subjects: Readonly<Record<ShowSubject, (shown: ShownRegions, layout: Layout) => string>> = {
  deployment: ({ topology }, layout) => showDeployment(topology, layout),
  jurisdictions: ({ jurisdictions }, layout) => showJurisdictions(jurisdictions, layout),
  regions: showRegions,
  network: showNetwork,
  cluster: showClusters,
  pools: showPools,
  nodes: showNodes,
  scaling: showScaling,
  routes: showRoutes,
  tiers: showTiers,
  stores: showStores,
  retention: showRetention,
  failover: showFailover,
  components: showRegionComponents,
};

/** A deployment as tables, for a person: first what it is on a page, then subject by subject with where Regions differ. */
export function showTopology(
  topology: Topology,
  layout: Layout = plainLayout,
  part: ShownPart = wholeTopology,
): string {
  const shown = new ShownRegions(topology, part);
  return showSubjects
    .filter((subject) => part.subjects.length === 0 || part.subjects.includes(subject))
    .map((subject) => subjects[subject](shown, layout))
    .join('\n\n');
}
