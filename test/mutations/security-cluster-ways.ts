import type { Evidence } from '#evidence';
import { addObject, type Open, objectIn } from './edit';
import type { Mutation } from './mutation';

const region = 'eu-north-1';
const production = { deployment: 'production' } as const;

/** A change of the first object of a kind in a Region of production. */
function changed(kind: string, holding: string, change: (object: Open) => void) {
  return (copy: Evidence) => change(objectIn(copy, region, kind, holding));
}

/** What somebody could open between pods, into a cluster or in its API, and the rule meant for it. */
export const wayMutations: readonly Mutation[] = [
  {
    ...production,
    name: 'a namespace that no longer denies egress',
    rule: 'namespace-default-deny',
    change: changed('NetworkPolicy', 'default-deny', ({ spec }) => {
      spec.policyTypes = ['Ingress'];
    }),
  },
  {
    ...production,
    name: 'a policy that denies only some pods',
    rule: 'namespace-default-deny',
    change: changed('NetworkPolicy', 'default-deny', ({ spec }) => {
      spec.podSelector = { matchLabels: { app: 'some' } };
    }),
  },
  {
    ...production,
    name: 'a flow whose reason is lost',
    rule: 'network-policy-reason',
    change: changed('NetworkPolicy', 'dns-out', ({ metadata }) => {
      delete metadata.annotations;
    }),
  },
  {
    ...production,
    name: 'egress to everywhere, the metadata service of the node with it',
    rule: 'network-policy-open',
    change: changed('NetworkPolicy', 'chat-small-weights-aws-out', ({ spec }) => {
      spec.egress[0].to = [{ ipBlock: { cidr: '0.0.0.0/0' } }];
    }),
  },
  {
    ...production,
    name: 'ingress from everybody',
    rule: 'network-policy-open',
    change: changed('NetworkPolicy', 'load-balancers-in', ({ spec }) => {
      delete spec.ingress[0].from;
    }),
  },
  {
    ...production,
    name: 'ingress from public networks',
    rule: 'network-policy-open',
    change: changed('NetworkPolicy', 'load-balancers-in', ({ spec }) => {
      spec.ingress[0].from = [{ ipBlock: { cidr: '203.0.113.0/24' } }];
    }),
  },
  {
    ...production,
    name: 'one port more than a flow means',
    rule: 'network-policy-meant',
    change: changed('NetworkPolicy', 'load-balancers-in', ({ spec }) => {
      spec.ingress[0].ports.push({ port: 19_000, protocol: 'TCP' });
    }),
  },
  {
    ...production,
    name: 'a Service with a load balancer of its own',
    rule: 'closed-service',
    change: changed('Service', '', ({ spec }) => {
      spec.type = 'LoadBalancer';
    }),
  },
  {
    ...production,
    name: 'the Envoys behind the load balancer that Envoy Gateway makes by default',
    rule: 'closed-service',
    change: changed('EnvoyProxy', '', ({ spec }) => {
      delete spec.provider.kubernetes.envoyService.type;
    }),
  },
  {
    ...production,
    name: 'a role that may do anything with its objects',
    rule: 'role-wildcard',
    change: changed('Role', 'picker', ({ rules }) => {
      rules[0].verbs = ['*'];
    }),
  },
  {
    ...production,
    name: 'a role that reads all secrets of its namespace',
    rule: 'role-secrets',
    change: changed('Role', 'picker', ({ rules }) => {
      rules[0].resources.push('secrets');
    }),
  },
  {
    ...production,
    name: 'a role that may act as others',
    rule: 'role-escalation',
    change: changed('Role', 'picker', ({ rules }) => {
      rules[0].verbs.push('impersonate');
    }),
  },
  {
    ...production,
    name: 'everybody who signs in an administrator',
    rule: 'role-binding',
    change: (copy) => {
      addObject(copy, region, 'service-accounts', {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRoleBinding',
        metadata: { name: 'everybody' },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
        subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'system:authenticated' }],
      });
    },
  },
  {
    ...production,
    name: 'the metadata of nodes two hops away',
    rule: 'node-metadata',
    change: changed('EC2NodeClass', '', ({ spec }) => {
      spec.metadataOptions.httpPutResponseHopLimit = 2;
    }),
  },
  {
    ...production,
    name: 'the disk of a node without encryption',
    rule: 'node-volumes',
    change: changed('EC2NodeClass', '', ({ spec }) => {
      spec.blockDeviceMappings[0].ebs.encrypted = false;
    }),
  },
  {
    ...production,
    name: 'nodes with public addresses',
    rule: 'node-address',
    change: changed('EC2NodeClass', '', ({ spec }) => {
      spec.associatePublicIPAddress = true;
    }),
  },
  {
    ...production,
    name: 'nodes from the latest machine image',
    rule: 'node-image',
    change: changed('EC2NodeClass', '', ({ spec }) => {
      spec.amiSelectorTerms = [{ alias: 'al2023@latest' }];
    }),
  },
];
