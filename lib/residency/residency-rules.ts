import type { Rule } from '#evidence';
import { awsResidencyRules } from './aws-rules';
import { clusterResidencyRules } from './cluster-rules';
import type { ResidencyInput } from './residency-input';

/** Every rule of the proof of residency. */
export const residencyRules: readonly Rule<ResidencyInput>[] = [...awsResidencyRules, ...clusterResidencyRules];
