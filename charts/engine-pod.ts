import type { Label, Placement, ServingPool } from '#topology';
import { engineContainer } from './engine-container';
import { engineVolumes } from './engine-volumes';
import { labelMap } from './label-map';
import { placed } from './placed';
import type { PodTemplate } from './pod';
import { restrictedPod } from './pod-security';

/** Which pods of a pool, and what they do there. */
export interface EnginePart {
  readonly labels: readonly Label[];
  readonly placement: Placement;
  /** `worker`: a further node of a replica that spans nodes; it takes no requests, its leader speaks for it. */
  readonly role: 'server' | 'worker';
}

/** A pod that runs the engine, the same for base, burst and the nodes of a larger replica. */
export function enginePod(pool: ServingPool, part: EnginePart): PodTemplate {
  return {
    metadata: { labels: labelMap(part.labels) },
    spec: {
      serviceAccountName: pool.serviceAccount,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      terminationGracePeriodSeconds: pool.engine.drain.graceSeconds,
      securityContext: restrictedPod(pool.engine.userId),
      // the nodes of one replica gain nothing from standing apart: its leader alone is spread
      ...placed(part.placement, part.role === 'server' ? pool.labels : []),
      containers: [engineContainer(pool, part)],
      volumes: engineVolumes(pool, part.placement).map(({ volume }) => volume),
    },
  };
}
