import type { Rule } from './rule';
import { deploymentRules } from './rules-deployment';
import { instanceRules } from './rules-instances';
import { modelPartRules } from './rules-model-parts';
import { modelRules } from './rules-models';
import { nameRules } from './rules-names';
import { networkRules } from './rules-network';
import { operationRules } from './rules-operation';
import { regionRules } from './rules-regions';
import { trafficRules } from './rules-traffic';

/** Every rule across fields, in the order in which problems are listed. */
export const rules: readonly Rule[] = [
  ...nameRules,
  ...deploymentRules,
  ...regionRules,
  ...networkRules,
  ...modelRules,
  ...modelPartRules,
  ...instanceRules,
  ...trafficRules,
  ...operationRules,
];
