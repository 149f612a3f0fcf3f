import type { Mutation } from './mutation';
import { operabilityAwsMutations } from './operability-aws';
import { operabilityDrainMutations } from './operability-drain';
import { operabilityPlacementMutations } from './operability-placement';
import { operabilityPriorityMutations } from './operability-priorities';
import { operabilityReplicasMutations } from './operability-replicas';

/** Queues, alarms and state; where pods land, how they end, how many may go and how they begin; in which order backends are asked. */
export const operabilityMutations: readonly Mutation[] = [
  ...operabilityAwsMutations,
  ...operabilityPlacementMutations,
  ...operabilityDrainMutations,
  ...operabilityReplicasMutations,
  ...operabilityPriorityMutations,
];
