import { deployabilityClusterMutations } from './deployability-cluster';
import { deployabilityTemplateMutations } from './deployability-templates';
import type { Mutation } from './mutation';

export const deployabilityMutations: readonly Mutation[] = [
  ...deployabilityTemplateMutations,
  ...deployabilityClusterMutations,
];
