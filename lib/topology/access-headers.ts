import type { AccessHeaders } from './access';

export const accessHeaders: AccessHeaders = {
  tenant: 'x-tenant-id',
  tier: 'x-tier',
  jurisdiction: 'x-jurisdiction',
  hopToken: 'x-meridian-hop-token',
  hopOrigin: 'x-meridian-hop-origin',
  workloadToken: 'x-workload-token',
  rightHost: 'x-meridian-host',
  forwardedFor: 'x-forwarded-for',
};

/** Header by which a client asks for a version. */
export const versionHeader = 'x-api-version';

/**
 * Set by the gateway or by what stands behind it: clients' copies are removed. The hop token is not among them, since peers come
 * by the same way in: the authorizer checks it.
 */
export const trustedHeaders: readonly string[] = [
  accessHeaders.tenant,
  accessHeaders.tier,
  accessHeaders.jurisdiction,
  accessHeaders.hopOrigin,
];

/** Beginnings of names that Envoy, AI Gateway and the pickers of both dialects act upon: a client's would steer them. */
export const trustedPrefixes: readonly string[] = ['x-ai-eg-', 'x-envoy-', 'x-gateway-', 'x-llm-d-'];

/** What proves who a client is: engines never see it. */
export const credentialHeaders: readonly string[] = [
  'authorization',
  accessHeaders.workloadToken,
  accessHeaders.hopToken,
];
