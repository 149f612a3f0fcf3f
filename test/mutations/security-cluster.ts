import type { Evidence } from '#evidence';
import { addObject, type Open, objectIn, resourceIn } from './edit';
import type { Mutation } from './mutation';
import { limitMutations } from './security-cluster-limits';
import { podMutations } from './security-cluster-pods';
import { wayMutations } from './security-cluster-ways';

const region = 'eu-north-1';
const production = { deployment: 'production' } as const;

/** Text in the form of a token; put together here, so that no scanner of this repository takes it for one. */
const token = ['ghp', 'aB3dE6gH9'.repeat(4)].join('_');

/** A change of the first object of a kind in a Region of production. */
function changed(kind: string, holding: string, change: (object: Open) => void) {
  return (copy: Evidence) => change(objectIn(copy, region, kind, holding));
}

/** A change of what Argo CD's own cluster reads. */
function argo(kind: string, holding: string, change: (spec: Open) => void) {
  return (copy: Evidence) => {
    const object: Open = copy.manifests
      .filter((file) => file.region === null)
      .flatMap(({ objects }) => objects as Open[])
      .find((it) => it.kind === kind && it.metadata.name.includes(holding));
    change(object.spec);
  };
}

/** A change of the values with which a template of the demo installs a component. */
function installed(component: string, change: (properties: Open, values: Open) => void) {
  return (copy: Evidence) => {
    const type = 'Custom::AWSCDK-EKS-HelmChart';
    const { Properties } = resourceIn(copy, 'demo/us-east-1/Workloads', type, `Component-${component}`);
    const values = JSON.parse(Properties.Values);
    change(Properties, values);
    Properties.Values = JSON.stringify(values);
  };
}

const secretsAndReleases: readonly Mutation[] = [
  {
    ...production,
    name: 'a token in a config map',
    rule: 'plain-secret',
    change: changed('ConfigMap', 'picker', ({ data }) => {
      data['picker.yaml'] += `# ${token}\n`;
    }),
  },
  {
    ...production,
    name: 'a password in the environment of an engine',
    rule: 'plain-secret',
    change: changed('Deployment', 'chat-small-base', ({ spec }) => {
      spec.template.spec.containers[0].env.push({ name: 'CACHE_PASSWORD', value: 'hunter2' });
    }),
  },
  {
    deployment: 'demo',
    name: 'a password in the values of a component that a template installs',
    rule: 'plain-secret',
    change: installed('valkey', (_, values) => {
      values.auth = { usersExistingSecret: 'limits', defaultPassword: 'hunter2' };
    }),
  },
  {
    ...production,
    name: 'a Secret among the manifests',
    rule: 'secret-object',
    change: (copy) => {
      addObject(copy, region, 'batch-worker', {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'registry', namespace: 'batch' },
        data: { key: 'aHVudGVyMg==' },
      });
    },
  },
  {
    ...production,
    name: 'a secret read that nobody meant',
    rule: 'secret-store',
    change: changed('ExternalSecret', 'limit-store', ({ spec }) => {
      spec.data[0].remoteRef.key = '/production/root';
    }),
  },
  {
    ...production,
    name: 'a chart at whatever version is new',
    rule: 'chart-pinned',
    change: argo('Application', `${region}-keda`, ({ source }) => {
      source.targetRevision = '2.x';
    }),
  },
  {
    deployment: 'demo',
    name: 'a chart from a repository that nobody vouches for',
    rule: 'chart-repository',
    change: installed('keda', (properties) => {
      properties.Repository = 'https://charts.example.org';
    }),
  },
  {
    ...production,
    name: 'values that let a component run as root',
    rule: 'hardened-parts',
    change: argo('Application', `${region}-keda`, ({ source }) => {
      source.helm.valuesObject.podSecurityContext = { operator: { runAsNonRoot: false } };
    }),
  },
  {
    deployment: 'demo',
    name: 'values that put a component behind a load balancer',
    rule: 'closed-service',
    change: installed('valkey', (_, values) => {
      values.service.type = 'LoadBalancer';
    }),
  },
];

const gatewayAndDelivery: readonly Mutation[] = [
  {
    ...production,
    name: 'a listener in plain text',
    rule: 'gateway-tls',
    change: changed('Gateway', '', ({ spec }) => {
      spec.listeners[0].protocol = 'HTTP';
    }),
  },
  {
    ...production,
    name: 'TLS from 1.0 on',
    rule: 'gateway-tls',
    change: changed('ClientTrafficPolicy', '', ({ spec }) => {
      spec.tls.minVersion = '1.0';
    }),
  },
  {
    ...production,
    name: 'a peer whose certificate nobody checks',
    rule: 'peer-tls',
    change: changed('Backend', 'peer-', ({ spec }) => {
      spec.tls.insecureSkipVerify = true;
    }),
  },
  {
    ...production,
    name: 'requests let in while the authorizer is away',
    rule: 'gateway-access',
    change: changed('SecurityPolicy', '', ({ spec }) => {
      spec.extAuth.failOpen = true;
    }),
  },
  {
    ...production,
    name: 'a policy that is about another gateway',
    rule: 'gateway-access',
    change: changed('SecurityPolicy', '', ({ spec }) => {
      spec.targetRefs[0].name = 'other';
    }),
  },
  {
    ...production,
    name: 'all networks admitted',
    rule: 'gateway-access',
    change: changed('SecurityPolicy', '', ({ spec }) => {
      spec.authorization.rules[0].principal.clientCIDRs.push('0.0.0.0/0');
    }),
  },
  {
    ...production,
    name: 'clients that say themselves which tenant they are',
    rule: 'trusted-headers',
    change: changed('ClientTrafficPolicy', '', ({ spec }) => {
      spec.headers.earlyRequestHeaders.remove = ['x-tier'];
    }),
  },
  {
    ...production,
    name: "Envoy's administration for all in the cluster",
    rule: 'envoy-admin',
    change: changed('ConfigMap', 'chat-small-proxy', ({ data }) => {
      data['envoy.yaml'] = data['envoy.yaml'].replace('127.0.0.1', '0.0.0.0');
    }),
  },
  {
    ...production,
    name: 'a project of Argo CD that may bring every kind',
    rule: 'argo-project',
    change: argo('AppProject', '', (spec) => {
      spec.clusterResourceWhitelist = [{ group: '*', kind: '*' }];
    }),
  },
  {
    ...production,
    name: 'an Application outside the project',
    rule: 'argo-application',
    change: argo('Application', `${region}-keda`, (spec) => {
      spec.project = 'default';
    }),
  },
];

/** What somebody could do to manifests and Helm values that makes clusters unsafe, and the rule meant for it. */
export const securityClusterMutations: readonly Mutation[] = [
  ...podMutations,
  ...wayMutations,
  ...secretsAndReleases,
  ...gatewayAndDelivery,
  ...limitMutations,
];
