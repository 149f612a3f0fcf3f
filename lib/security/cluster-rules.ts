import type { Rule } from '#evidence';
import { containerRules } from './container-rules';
import { deliveryRules } from './delivery-rules';
import { envoyAdminRules } from './envoy-admin-rules';
import { exposureRules } from './exposure-rules';
import { gatewayAccessRules } from './gateway-access-rules';
import { gatewayLimitRules } from './gateway-limit-rules';
import { gatewayTlsRules } from './gateway-tls-rules';
import { imageRules } from './image-rules';
import { namespaceRules } from './namespace-rules';
import { networkPolicyRules } from './network-policy-rules';
import { nodeClassRules } from './node-class-rules';
import { podSecurityRules } from './pod-security-rules';
import { releaseRules } from './release-rules';
import { roleRules } from './role-rules';
import { secretRules } from './secret-rules';
import type { SecurityInput } from './security-input';

/** What must hold of the Kubernetes objects and Helm releases of every cluster. */
export const clusterSecurityRules: readonly Rule<SecurityInput>[] = [
  ...imageRules,
  ...podSecurityRules,
  ...containerRules,
  ...releaseRules,
  ...namespaceRules,
  ...networkPolicyRules,
  ...exposureRules,
  ...roleRules,
  ...nodeClassRules,
  ...secretRules,
  ...gatewayTlsRules,
  ...gatewayAccessRules,
  ...gatewayLimitRules,
  ...envoyAdminRules,
  ...deliveryRules,
];
