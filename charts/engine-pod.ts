import type { Label, ModelPool, Placement } from '#topology';
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
export function enginePod(pool: ModelPool, part: EnginePart): PodTemplate {
  return {
    metadata: { labels: labelMap(part.labels) },
    spec: {
      serviceAccountName: pool.serviceAccount,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      terminationGracePeriodSeconds: pool.engine.drain.graceSeconds,
      securityContext: restrictedPod(pool.engine.userId),
      ...placed(part.placement, part.labels),
      containers: [engineContainer(pool, part)],
      volumes: engineVolumes(pool, part.placement).map(({ volume }) => volume),
    },
  };
}
