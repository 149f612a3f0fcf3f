import { acknowledgementMutations } from './acknowledgements';
import { deployabilityMutations } from './deployability';
import type { Mutation } from './mutation';
import { operabilityMutations } from './operability';
import { regionMutations } from './regions';
import { residencyAwsMutations } from './residency-aws';
import { residencyClusterMutations } from './residency-cluster';
import { securityAwsMutations } from './security-aws';
import { securityClusterMutations } from './security-cluster';

/** Every mutation: one change each, and the rule that must object to it. */
export const mutations: readonly Mutation[] = [
  ...residencyAwsMutations,
  ...residencyClusterMutations,
  ...securityAwsMutations,
  ...securityClusterMutations,
  ...operabilityMutations,
  ...deployabilityMutations,
  ...regionMutations,
  ...acknowledgementMutations,
];
