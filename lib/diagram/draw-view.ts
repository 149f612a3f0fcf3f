import type { Topology } from '#topology';
import { drawDeployment } from './deployment-view';
import type { Drawing } from './drawing';
import { drawFailover } from './failover-view';
import { drawJurisdiction } from './jurisdiction-view';
import { drawRegion } from './region-view';
import { drawRequest } from './request-view';
import type { View } from './view';

/** What a view of a Topology shows. */
export function drawView(topology: Topology, view: View): Drawing {
  switch (view.kind) {
    case 'deployment':
      return drawDeployment(topology);
    case 'jurisdiction':
      return drawJurisdiction(topology, view.jurisdiction);
    case 'region':
      return drawRegion(topology, view.region);
    case 'failover':
      return drawFailover(topology, view.jurisdiction);
    case 'request':
      return drawRequest(topology, view);
  }
}
