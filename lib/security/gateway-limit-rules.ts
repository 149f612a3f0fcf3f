import {
  checkEach,
  type Finding,
  type Inventory,
  isRecord,
  listAt,
  type Rule,
  recordAt,
  textAt,
  valueAt,
} from '#evidence';
import type { Gateway, Topology } from '#topology';
import { findingOf } from './finding-of';
import { clusterOf, type GatewayFault, gatewayFindings, policiesFor, targetsOf } from './gateway-objects';
import { type ClusterObject, nameOf, objectsOf } from './list-clusters';
import type { SecurityInput } from './security-input';

/** What each kind of policy keeps up on the Gateway; SecurityPolicies are `gateway-access`’s. */
const keeps: Readonly<Record<string, string>> = {
  BackendTrafficPolicy: 'limits of tiers, failover and the largest request',
  ClientTrafficPolicy: 'TLS, the client’s address and the removal of headers that clients forge',
  EnvoyExtensionPolicy: 'answers in the form that clients understand',
};

/**
 * Envoy Gateway 1.8.3 takes the most particular policy of a kind, as a whole: of a rule, else of a route, else of a listener, else of the
 * Gateway (internal/gatewayapi/backendtrafficpolicy.go; read on 2026-11-21). The one that gives way is still `Accepted`. AI Gateway names
 * an HTTPRoute like the AIGatewayRoute that it makes it of and gives it the same labels, so that policies reach it by either.
 */
const policyOverride: Rule<SecurityInput> = {
  name: 'policy-override',
  claim:
    'Every policy about backends, clients or extensions names a Gateway as a whole, and is the only one of its kind there: none of a route, a rule or a listener takes its place.',
  check: ({ inventory }) =>
    checkEach(objectsOf(inventory, ...Object.keys(keeps)), (policy) =>
      [...partFaults(policy), ...rivalFaults(inventory, policy)].map(({ property, what }) =>
        findingOf(policyOverride.name, {
          at: policy.at(property),
          message: `the ${policy.kind} ${policy.name} ${what}`,
          mend: 'Say it in the Gateway’s own policy (charts/gateway-policies.ts), and take this one out.',
        }),
      ),
    ),
};

function partFaults(policy: ClusterObject): readonly GatewayFault[] {
  const { object, kind } = policy;
  const field = ['targetSelectors', 'targetRef'].find((it) => valueAt(object, 'spec', it) !== undefined);
  return targetsOf(policy)
    .filter((target) => !target.startsWith('Gateway '))
    .map((target) => ({
      property: `spec.${field ?? 'targetRefs'}`,
      what: `takes the place of the Gateway’s for ${target}, where ${keeps[kind]} then no longer hold; allowed: targetRefs with a Gateway, without sectionName`,
    }));
}

/** The older one counts, whichever that is in a cluster. */
function rivalFaults(inventory: Inventory, policy: ClusterObject): readonly GatewayFault[] {
  const wholes = targetsOf(policy).filter((target) => target.startsWith('Gateway '));
  const rivals = clusterOf(inventory, policy).filter(
    (other) => other !== policy && other.kind === policy.kind && targetsOf(other).some((it) => wholes.includes(it)),
  );
  return rivals.map((rival) => ({
    property: 'spec.targetRefs',
    what: `is about the same Gateway as ${nameOf(rival)}, and only the older one counts; allowed: one of its kind`,
  }));
}

const tierLimits: Rule<SecurityInput> = {
  name: 'tier-limits',
  claim:
    'Every Gateway counts what each tenant uses against the limits that the Topology gives its tier, over all routes together, in requests and in tokens.',
  check: ({ inventory, topology }) =>
    checkEach(objectsOf(inventory, 'Gateway'), (gateway) => limitFaults(inventory, gateway, topology)),
};

function limitFaults(inventory: Inventory, gateway: ClusterObject, topology: Topology): readonly Finding[] {
  const meant = gatewayOf(gateway, topology);
  if (meant === undefined) return [];
  const policies = policiesFor(inventory, 'BackendTrafficPolicy', gateway);
  if (policies.length === 0) {
    const what = 'has no BackendTrafficPolicy, so no limits; allowed: one with the limits of all tiers';
    return gatewayFindings(tierLimits.name, gateway, [{ property: 'metadata.name', what }]);
  }
  return policies.flatMap((policy) => {
    const counted = new Set(
      listAt(policy.object, 'spec', 'rateLimit', 'global', 'rules').map((rule) => countedBy(rule, meant)),
    );
    const missing = meant.rateLimits.rules
      .map(({ tier, counts, limit, unit }) => `${limit} ${counts} a ${unit.toLowerCase()} for ${tier}`)
      .filter((limit) => !counted.has(limit));
    return gatewayFindings(
      tierLimits.name,
      policy,
      missing.map((limit) => ({
        property: 'spec.rateLimit.global.rules',
        what: `does not hold each tenant to ${limit}; allowed: a shared rule that does, by the headers of tier and tenant`,
      })),
    );
  });
}

function gatewayOf({ region }: ClusterObject, { jurisdictions }: Topology): Gateway | undefined {
  return jurisdictions.flatMap(({ regions }) => regions).find(({ name }) => name === region)?.gateway;
}

/** What a rule counts, in words; null for one that does not count every request of a tenant, over all routes. */
function countedBy(rule: unknown, { access, rateLimits }: Gateway): string | null {
  const [selector, ...more] = listAt(rule, 'clientSelectors').filter(isRecord);
  const headers = listAt(selector, 'headers').filter(isRecord);
  const tier = headers.find(({ name, type }) => name === access.headers.tier && type === 'Exact')?.value;
  const isByTenant = headers.some(({ name, type }) => name === access.headers.tenant && type === 'Distinct');
  // the Region that admitted a request counts it, whoever sent it on
  const narrower = headers.filter(
    ({ name, invert }) =>
      name !== access.headers.tier &&
      name !== access.headers.tenant &&
      (name !== access.headers.hopOrigin || invert !== true),
  );
  const isOfAll = more.length + narrower.length === 0 && Object.keys(selector ?? {}).every((key) => key === 'headers');
  if (tier === undefined || !isByTenant || !isOfAll || valueAt(rule, 'shared') !== true) return null;
  const isTokens = textAt(rule, 'cost', 'response', 'metadata', 'key') === rateLimits.cost.key;
  const { requests, unit } = recordAt(rule, 'limit');
  return `${requests} ${isTokens ? 'tokens' : 'requests'} a ${String(unit).toLowerCase()} for ${tier}`;
}

/** What a tenant may use, and that nothing switches it off. */
export const gatewayLimitRules: readonly Rule<SecurityInput>[] = [policyOverride, tierLimits];
