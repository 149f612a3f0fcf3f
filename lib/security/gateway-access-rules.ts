import { checkEach, type Inventory, listAt, type Rule, textAt, valueAt } from '#evidence';
import type { Topology } from '#topology';
import { clusterOf, type GatewayFault, gatewayFindings, policiesFor, targetsOf } from './gateway-objects';
import { type ClusterObject, nameOf, objectsOf } from './list-clusters';
import type { SecurityInput } from './security-input';

const routeKinds = ['AIGatewayRoute', 'GRPCRoute', 'HTTPRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'];

const gatewayAccess: Rule<SecurityInput> = {
  name: 'gateway-access',
  claim:
    'Every route hangs on a gateway whose SecurityPolicy admits the networks of clients in the Topology alone and asks the authorizer, which refuses while it cannot be asked; no policy of a route takes its place.',
  check: ({ inventory, topology }) => {
    const routes = objectsOf(inventory, ...routeKinds);
    const policies = objectsOf(inventory, 'SecurityPolicy');
    return {
      checked: routes.length + policies.length,
      findings: [
        ...policies.flatMap((policy) =>
          gatewayFindings(gatewayAccess.name, policy, accessFaults(policy, clientsOf(policy, topology))),
        ),
        ...routes.flatMap((route) => gatewayFindings(gatewayAccess.name, route, routeFaults(inventory, route))),
      ],
    };
  },
};

/** The networks from which clients of a Region may come, those of its peers among them. */
function clientsOf({ region }: ClusterObject, { jurisdictions }: Topology): readonly string[] {
  const found = jurisdictions.flatMap(({ regions }) => regions).find(({ name }) => name === region);
  return found?.gateway.access.clientCidrs ?? [];
}

function accessFaults(policy: ClusterObject, clients: readonly string[]): readonly GatewayFault[] {
  const { object } = policy;
  const failOpen = valueAt(object, 'spec', 'extAuth', 'failOpen');
  const asks = ['http', 'grpc'].some((way) => valueAt(object, 'spec', 'extAuth', way) !== undefined);
  const otherwise = valueAt(object, 'spec', 'authorization', 'defaultAction');
  const open = listAt(object, 'spec', 'authorization', 'rules').flatMap((rule, index) =>
    listAt(rule, 'principal', 'clientCIDRs')
      .filter((cidr) => !clients.includes(String(cidr)))
      .map((cidr) => ({
        property: `spec.authorization.rules.${index}.principal.clientCIDRs`,
        what: `admits ${cidr}; allowed: the networks of clients`,
      })),
  );
  return [
    ...targetsOf(policy)
      .filter((target) => !target.startsWith('Gateway '))
      .map((target) => ({
        property: 'spec.targetRefs',
        what: `takes the place of the gateway's policy for ${target}; allowed: a policy of the gateway`,
      })),
    ...(asks ? [] : [{ property: 'spec.extAuth', what: 'asks no authorizer; allowed: extAuth by http or grpc' }]),
    ...(failOpen === false || !asks
      ? []
      : [{ property: 'spec.extAuth.failOpen', what: `has failOpen ${failOpen ?? 'not set'}; allowed: false` }]),
    ...(otherwise === 'Deny'
      ? []
      : [
          {
            property: 'spec.authorization.defaultAction',
            what: `treats other networks with ${otherwise ?? 'nothing'}; allowed: Deny`,
          },
        ]),
    ...open,
  ];
}

function routeFaults(inventory: Inventory, route: ClusterObject): readonly GatewayFault[] {
  const around = clusterOf(inventory, route);
  const parents = listAt(route.object, 'spec', 'parentRefs');
  if (parents.length === 0) return [{ property: 'spec.parentRefs', what: 'hangs on nothing; allowed: a Gateway' }];
  return parents.flatMap((parent, index) => {
    const namespace = textAt(parent, 'namespace') ?? route.namespace;
    const gateway = `Gateway ${nameOf({ namespace, name: textAt(parent, 'name') ?? '' })}`;
    const isCovered = around.some((policy) => policy.kind === 'SecurityPolicy' && targetsOf(policy).includes(gateway));
    return isCovered
      ? []
      : [
          {
            property: `spec.parentRefs.${index}`,
            what: `hangs on ${gateway}, which no SecurityPolicy covers; allowed: one that has its own`,
          },
        ];
  });
}

/** Beginnings of headers that Envoy and AI Gateway act upon: a client's would steer them. */
const steeringPrefixes = ['x-ai-eg-', 'x-envoy-'];

const trustedHeaders: Rule<SecurityInput> = {
  name: 'trusted-headers',
  claim:
    "Clients' copies are taken off of every header that the authorizer or a token fills in without being shown the client's, and of all that steer Envoy.",
  check: ({ inventory }) =>
    checkEach(objectsOf(inventory, 'Gateway'), (gateway) => {
      const clients = policiesFor(inventory, 'ClientTrafficPolicy', gateway);
      const filled = policiesFor(inventory, 'SecurityPolicy', gateway).flatMap(filledHeaders);
      return clients.flatMap((policy) => {
        const early = valueAt(policy.object, 'spec', 'headers', 'earlyRequestHeaders');
        const removed = new Set(listAt(early, 'remove').map((name) => String(name).toLowerCase()));
        const prefixes = listAt(early, 'removeOnMatch')
          .filter((match) => textAt(match, 'type') === 'Prefix')
          .map((match) => (textAt(match, 'value') ?? '').toLowerCase());
        const kept = [
          ...filled.filter((name) => !removed.has(name) && !prefixes.some((prefix) => name.startsWith(prefix))),
          ...steeringPrefixes.filter((prefix) => !prefixes.includes(prefix)).map((prefix) => `${prefix}*`),
        ];
        return gatewayFindings(
          trustedHeaders.name,
          policy,
          kept.map((name) => ({
            property: 'spec.headers.earlyRequestHeaders',
            what: `lets a client send ${name}, which is trusted behind it; allowed: to remove it early`,
          })),
        );
      });
    }),
};

/** What the authorizer's answer or a claim puts into the request; what the authorizer is shown is a client's to send. */
function filledHeaders({ object }: ClusterObject): readonly string[] {
  const shown = new Set(listAt(object, 'spec', 'extAuth', 'headersToExtAuth').map(String));
  const claims = listAt(object, 'spec', 'jwt', 'providers').flatMap((provider) =>
    listAt(provider, 'claimToHeaders').map((claim) => textAt(claim, 'header') ?? ''),
  );
  const answers = listAt(object, 'spec', 'extAuth', 'http', 'headersToBackend').map(String);
  return [...new Set([...claims, ...answers.filter((name) => !shown.has(name))])].map((name) => name.toLowerCase());
}

/** Who gets in at tier 1, and whom it believes. */
export const gatewayAccessRules: readonly Rule<SecurityInput>[] = [gatewayAccess, trustedHeaders];
