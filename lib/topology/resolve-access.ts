import type { Access, AccessHeaders, Authorizer, Refusal } from './access';
import { errorBody } from './error-answer';
import { cluster, serviceHost } from './names';
import type { RegionContext } from './region-context';

export const accessHeaders: AccessHeaders = {
  tenant: 'x-tenant-id',
  tier: 'x-tier',
  jurisdiction: 'x-jurisdiction',
  hopToken: 'x-meridian-hop-token',
  hopOrigin: 'x-meridian-hop-origin',
  workloadToken: 'x-workload-token',
};

/** Header by which a client asks for a version. */
export const versionHeader = 'x-api-version';

const tokenClaims = [
  { claim: 'iss', header: 'x-workload-issuer' },
  { claim: 'sub', header: 'x-workload-subject' },
];

/**
 * Set by the gateway or by what stands behind it: clients' copies are removed. The hop token is not among them, since peers come
 * by the same way in: the authorizer checks it.
 */
export const trustedHeaders: readonly string[] = [
  accessHeaders.tenant,
  accessHeaders.tier,
  accessHeaders.jurisdiction,
  accessHeaders.hopOrigin,
  ...tokenClaims.map(({ header }) => header),
];

/** Beginnings of names that Envoy, AI Gateway and the pickers of both dialects act upon: a client's would steer them. */
export const trustedPrefixes: readonly string[] = ['x-ai-eg-', 'x-envoy-', 'x-gateway-', 'x-llm-d-'];

/** What proves who a client is: engines never see it. */
export const credentialHeaders: readonly string[] = [
  'authorization',
  accessHeaders.workloadToken,
  accessHeaders.hopToken,
];

const refusals: readonly Refusal[] = [
  {
    statusCode: 401,
    replacedType: 'text/plain',
    ...errorBody({ message: 'The token is not valid.', type: 'invalid_request_error', code: 'invalid_token' }),
  },
  {
    statusCode: 403,
    replacedType: 'text/plain',
    ...errorBody({
      message: 'Requests may not come from this network, or not with this token.',
      type: 'invalid_request_error',
      code: 'forbidden',
    }),
  },
];

export function resolveAccess({ blueprint, jurisdiction }: RegionContext): Access {
  const vpcs = jurisdiction.regions.map(({ cidr }) => cidr);
  return {
    // peers, and clients that come by the internal load balancer, come from the VPCs
    clientCidrs: [...new Set([...jurisdiction.clientCidrs, ...vpcs])],
    authorizer: resolveAuthorizer(),
    headers: accessHeaders,
    // five minutes: a key that its issuer takes back works no longer
    tokenIssuers: Object.entries(blueprint.api.tokenIssuers).map(([name, issuer]) => ({
      name,
      ...issuer,
      keyCacheSeconds: 300,
    })),
    tokenClaims,
    refusals,
  };
}

function resolveAuthorizer(): Authorizer {
  const { service, port } = cluster.authorizer;
  const namespace = cluster.namespaces.gateway;
  const { tenant, tier, jurisdiction, hopToken, hopOrigin } = accessHeaders;
  return {
    name: service,
    namespace,
    labels: [{ key: 'app.kubernetes.io/name', value: service }],
    host: serviceHost(service, namespace),
    port,
    pathPrefix: '/authorize',
    // a look-up of a key in the table takes some 10 ms; one in a store that hangs must not hold up every request
    timeoutMs: 1000,
    retries: 1,
    retryTriggers: ['connect-failure', 'reset'],
    failOpen: false,
    statusOnError: 503,
    shownHeaders: [versionHeader, hopToken, 'x-request-id', ...tokenClaims.map(({ header }) => header)],
    takenHeaders: [tenant, tier, jurisdiction, versionHeader, hopToken, hopOrigin],
  };
}
