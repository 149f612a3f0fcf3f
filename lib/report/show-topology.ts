import type { Topology } from '#topology';
import { showDeployment } from './show-deployment';
import { showJurisdictions } from './show-jurisdictions';
import { showRegion } from './show-region';

/** A whole deployment as tables, for a person; `tableColumns` wide, without colour. */
export function showTopology(topology: Topology): string {
  return [
    showDeployment(topology),
    showJurisdictions(topology.jurisdictions),
    ...topology.jurisdictions.flatMap(({ regions }) => regions.map(showRegion)),
  ].join('\n\n');
}
