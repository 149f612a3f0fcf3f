import type { Rule } from '#evidence';
import { circleRule } from './circle-rule';
import type { DeployabilityInput } from './deployability-input';
import { knownValueRules } from './known-value-rules';
import { kubernetesNameRule } from './kubernetes-name-rule';
import { limitRules } from './limit-rules';
import { nameRule } from './name-rule';
import { referenceRules } from './reference-rules';
import { regionIndependenceRule } from './region-independence-rule';
import { tagRule } from './tag-rule';
import { uniqueNamesRule } from './unique-names-rule';

/** Every rule of the proof of deployability. */
export const deployabilityRules: readonly Rule<DeployabilityInput>[] = [
  ...limitRules,
  ...referenceRules,
  circleRule,
  regionIndependenceRule,
  ...knownValueRules,
  nameRule,
  tagRule,
  uniqueNamesRule,
  kubernetesNameRule,
];
