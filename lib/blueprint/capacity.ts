import { z } from 'zod';
import { share } from './fields';

const reservation = z.strictObject({
  id: z.string().regex(/^cr-[0-9a-f]{8,17}$/, 'a capacity reservation id such as cr-0123456789abcdef0'),
  region: z.string(),
  instanceType: z.string(),
  instances: z.int().min(1),
});

const override = z.strictObject({
  model: z.string(),
  region: z.string(),
  baseReplicas: z.int().min(0).optional(),
  burstMinReplicas: z.int().min(0).optional(),
  burstMaxReplicas: z.int().min(0).optional(),
});

/** What the operator fixes of the plan; the rest is planned from traffic and SLOs. */
export const capacity = z.strictObject({
  /** Part of warm capacity that is `burst.min`, on spot where there is any. @default 0.6 */
  spotShare: share.default(0.6),
  /**
   * What the deployment must survive, each alone, at P95 and within its SLOs; a plan that does not is a finding.
   * @default the loss of a Region, of a zone, of a node
   */
  survive: z
    .array(z.enum(['region-loss', 'az-loss', 'node-loss', 'spot-drought']))
    .default(['region-loss', 'az-loss', 'node-loss']),
  /** Replicas per burst pool for which pause pods hold nodes ready. @default 1 */
  headroomReplicas: z.int().min(0).max(100).default(1),
  /** Nodes per Karpenter node pool, at most, by its name (`h200-spot`). @default what the plan needs */
  nodePoolLimits: z.record(z.string(), z.int().min(0)).default({}),
  /** On-demand capacity reservations that base replicas use first. @default none */
  reservations: z.array(reservation).default([]),
  /** Counts that are kept as they are instead of planned ones. @default none */
  overrides: z.array(override).default([]),
});
