import type { Rule } from '#evidence';
import { foreignAccount } from './account-rule';
import { foreignBackend } from './backend-rule';
import { deliveryRules } from './delivery-rules';
import { foreignEgress } from './egress-rule';
import { hostRules } from './host-rules';
import { kindRules } from './kind-rules';
import type { ResidencyInput } from './residency-input';
import { routeRules } from './route-rules';
import { foreignSink } from './sink-rule';
import { textRules } from './text-rules';

/** Rules about what runs in the clusters, and about every text of templates, manifests and values. */
export const clusterResidencyRules: readonly Rule<ResidencyInput>[] = [
  ...kindRules,
  foreignBackend,
  ...routeRules,
  foreignEgress,
  foreignSink,
  ...deliveryRules,
  ...textRules,
  foreignAccount,
  ...hostRules,
];
