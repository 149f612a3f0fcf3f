import type { Plain } from '#evidence';
import { addObject, type Open, objectIn } from './edit';
import type { Mutation } from './mutation';

const region = 'eu-north-1';
const group = 'gateway.networking.k8s.io';

/** A policy that somebody adds because of its retries, and that says nothing of limits. */
function added(name: string, targets: Plain, kind = 'BackendTrafficPolicy'): Mutation {
  return {
    deployment: 'production',
    name,
    rule: 'policy-override',
    change: (copy) => {
      addObject(copy, region, '50-gateway/policies.yaml', {
        apiVersion: 'gateway.envoyproxy.io/v1alpha1',
        kind,
        metadata: { name: 'retries', namespace: 'gateway' },
        spec: { ...targets, retry: { numRetries: 5 } },
      });
    },
  };
}

function limits(name: string, change: (rules: Open[]) => void): Mutation {
  return {
    deployment: 'production',
    name,
    rule: 'tier-limits',
    change: (copy) => {
      change(objectIn(copy, region, 'BackendTrafficPolicy').spec.rateLimit.global.rules);
    },
  };
}

/** What somebody could do to limits of tiers, mostly without meaning to. */
export const limitMutations: readonly Mutation[] = [
  added('a policy on the route of a task, in the place of the one with limits', {
    targetRefs: [{ group, kind: 'HTTPRoute', name: 'generate-2026-10-01' }],
  }),
  added('a policy on one rule of a route', {
    targetRefs: [{ group, kind: 'HTTPRoute', name: 'generate-2026-10-01', sectionName: 'rule-0' }],
  }),
  added('a policy on a listener', { targetRefs: [{ group, kind: 'Gateway', name: 'meridian', sectionName: 'https' }] }),
  added('a policy on whatever routes have a label', {
    targetSelectors: [{ kind: 'HTTPRoute', matchLabels: { team: 'research' } }],
  }),
  added('a policy on a route, by the older field', {
    targetRef: { group, kind: 'HTTPRoute', name: 'generate-2026-10-01' },
  }),
  added('a second policy on the Gateway', { targetRefs: [{ group, kind: 'Gateway', name: 'meridian' }] }),
  added(
    'a policy for clients of one listener, which no longer removes headers that they forge',
    { targetRefs: [{ group, kind: 'Gateway', name: 'meridian', sectionName: 'https' }] },
    'ClientTrafficPolicy',
  ),
  {
    deployment: 'production',
    name: 'a SecurityPolicy on whatever routes have a label',
    rule: 'gateway-access',
    change: (copy) => {
      const policy = structuredClone(objectIn(copy, region, 'SecurityPolicy'));
      policy.metadata.name = 'open';
      policy.spec.targetRefs = [];
      policy.spec.targetSelectors = [{ kind: 'HTTPRoute', matchLabels: { team: 'research' } }];
      addObject(copy, region, '50-gateway/policies.yaml', policy);
    },
  },
  {
    deployment: 'production',
    name: 'the policy with limits is about another gateway',
    rule: 'tier-limits',
    change: (copy) => {
      objectIn(copy, region, 'BackendTrafficPolicy').spec.targetRefs[0].name = 'other';
    },
  },
  limits('a limit of a tier is left out', (rules) => {
    rules.splice(2, 1);
  }),
  limits('a limit is raised by hand', (rules) => {
    rules[0].limit.requests *= 10;
  }),
  limits('a limit counts for each route alone', (rules) => {
    delete rules[0].shared;
  }),
  limits('a limit is of all tenants of a tier together', (rules) => {
    rules[0].clientSelectors[0].headers.splice(1, 1);
  }),
  limits('a limit holds for some clients alone', (rules) => {
    rules[0].clientSelectors[0].sourceCIDR = { type: 'Exact', value: '198.51.100.0/24' };
  }),
];
