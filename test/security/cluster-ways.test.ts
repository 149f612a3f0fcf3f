import { renderManifests } from '#charts';
import { isRecord, type Plain, recordAt } from '#evidence';
import { clusterKinds } from '#lib/topology/cluster-kinds';
import { judge, region, topologyOf } from './cluster-evidence';

function policy(spec: Plain): Plain {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'x', namespace: 'models', annotations: { 'meridian.internal/reason': 'It is meant.' } },
    spec: { podSelector: {}, ...spec },
  };
}

const ports = [{ port: 443, protocol: 'TCP' }];
const network = (cidr: string, except: readonly string[] = []) => ({ ipBlock: { cidr, except } });

test.each<[string, Plain, readonly string[]]>([
  ['pods of a namespace', { ingress: [{ from: [{ namespaceSelector: { matchLabels: { a: 'b' } } }] }] }, []],
  ['pods of its own namespace', { ingress: [{ from: [{ podSelector: {} }] }] }, []],
  ['a private network', { ingress: [{ from: [network('10.16.0.0/16')] }] }, []],
  ['the agent on the node', { egress: [{ to: [network('169.254.170.23/32')], ports }] }, []],
  ['everywhere but the node, on a port', { egress: [{ to: [network('0.0.0.0/0', ['169.254.0.0/16'])], ports }] }, []],
  ['nobody named', { ingress: [{}] }, ['ingress names nobody at the other end, which allows all; allowed: a peer']],
  [
    'an empty list',
    { egress: [{ to: [] }] },
    ['egress names nobody at the other end, which allows all; allowed: a peer'],
  ],
  [
    'all namespaces',
    { ingress: [{ from: [{ namespaceSelector: {} }] }] },
    ['ingress reaches all namespaces; allowed: a namespace by its name'],
  ],
  [
    'a public network',
    { ingress: [{ from: [network('198.51.100.0/24')] }] },
    ['ingress is open to 198.51.100.0/24; allowed: private networks'],
  ],
  [
    'more than a private network',
    { ingress: [{ from: [network('10.0.0.0/7')] }] },
    ['ingress is open to 10.0.0.0/7; allowed: private networks'],
  ],
  [
    'IPv6 from everywhere',
    { ingress: [{ from: [network('::/0')] }] },
    ['ingress is open to ::/0; allowed: private networks'],
  ],
  [
    'the metadata of the node',
    { egress: [{ to: [network('169.254.169.254/32')], ports }] },
    ['egress to 169.254.169.254/32 reaches the metadata service 169.254.169.254; allowed: except 169.254.0.0/16'],
  ],
  [
    'everywhere',
    { egress: [{ to: [network('0.0.0.0/0')] }] },
    [
      'egress to 0.0.0.0/0 reaches the metadata service 169.254.169.254; allowed: except 169.254.0.0/16',
      'egress to 0.0.0.0/0 is open on all ports; allowed: the ports that are meant',
    ],
  ],
])('a policy that allows %s', (_, spec, messages) => {
  expect(judge('network-policy-open', [policy(spec)]).map(({ message }) => message)).toEqual(messages);
});

test('a policy of a flow under another name, with its fields in another order, is what is meant', () => {
  const manifests = renderManifests(topologyOf('production'));
  const meant = manifests
    .flatMap(({ objects, region: of }) => (of === region ? objects : []))
    .find(({ kind, spec }) => kind === 'NetworkPolicy' && isRecord(spec) && Array.isArray(spec.ingress));
  const { metadata, spec, ...others } = structuredClone(meant) as Record<string, Plain>;
  const renamed = { spec, ...others, metadata: { ...metadata, name: 'other' } };
  expect(judge('network-policy-meant', [renamed as Plain])).toEqual([]);
  const wider = { ...renamed, spec: { ...spec, ingress: [{ from: recordAt(spec, 'ingress', 0).from }] } };
  expect(judge('network-policy-meant', [wider as Plain]).map(({ message }) => message)).toEqual([
    'what is allowed is no flow of the Topology; allowed: the flows of eu-north-1',
  ]);
});

test('every kind without a namespace that is rendered for Argo CD may be brought by the project', () => {
  const allowed = new Set(clusterKinds.map(({ group, kind }) => `${group} ${kind}`));
  const brought = renderManifests(topologyOf('production'))
    .flatMap(({ objects }) => objects)
    .filter(({ metadata }) => isRecord(metadata) && metadata.namespace === undefined)
    .map(({ apiVersion, kind }) => `${/^(.*)\//.exec(String(apiVersion))?.[1] ?? ''} ${kind}`);
  expect([...new Set(brought)].filter((kind) => !allowed.has(kind))).toEqual([]);
  expect(brought).not.toHaveLength(0);
});

const gatewayPolicy = (spec: Plain): Plain => ({
  apiVersion: 'gateway.envoyproxy.io/v1alpha1',
  kind: 'SecurityPolicy',
  metadata: { name: 'x', namespace: 'gateway' },
  spec,
});
const admitted = { authorization: { defaultAction: 'Deny' } };
const toGateway = { targetRefs: [{ kind: 'Gateway', name: 'meridian' }] };

test.each<[string, Plain, readonly string[]]>([
  ['asks, and refuses otherwise', { ...toGateway, ...admitted, extAuth: { failOpen: false, http: {} } }, []],
  [
    'leaves open what happens',
    { ...toGateway, ...admitted, extAuth: { grpc: {} } },
    ['the SecurityPolicy has failOpen not set; allowed: false'],
  ],
  [
    'asks nobody',
    { ...toGateway, ...admitted },
    ['the SecurityPolicy asks no authorizer; allowed: extAuth by http or grpc'],
  ],
  [
    'admits all networks',
    { ...toGateway, extAuth: { failOpen: false, http: {} } },
    ['the SecurityPolicy treats other networks with nothing; allowed: Deny'],
  ],
  [
    'is about one route',
    { ...admitted, targetRefs: [{ kind: 'HTTPRoute', name: 'open' }], extAuth: { failOpen: false, http: {} } },
    [
      "the SecurityPolicy takes the place of the gateway's policy for HTTPRoute gateway/open; allowed: a policy of the gateway",
    ],
  ],
])('a SecurityPolicy that %s', (_, spec, messages) => {
  expect(judge('gateway-access', [gatewayPolicy(spec)]).map(({ message }) => message)).toEqual(messages);
});

test.each([
  ['YAML', 'static_resources: {}\nadmin:\n  address:\n    socket_address:\n      address: 0.0.0.0\n'],
  ['YAML in one line', 'admin: {address: {socket_address: {address: 0.0.0.0}}}\n'],
  ['JSON', '{"admin":{"address":{"socket_address":{"address":"0.0.0.0"}}}}'],
])('the administration of an Envoy is found in %s', (_, text) => {
  const map = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'x', namespace: 'models' },
    data: { envoy: text },
  };
  expect(judge('envoy-admin', [map])).toMatchObject([
    {
      at: { subject: 'ConfigMap models/x', property: 'data.envoy' },
      message: "Envoy's administration listens on 0.0.0.0; allowed: 127.0.0.1, ::1",
    },
  ]);
  expect(judge('envoy-admin', [{ ...map, data: { envoy: text.replace('0.0.0.0', '127.0.0.1') } }])).toEqual([]);
});

test.each<[string, Plain, readonly string[]]>([
  [
    'a store for all namespaces',
    { kind: 'ClusterSecretStore' },
    ['the ClusterSecretStore reaches beyond its namespace; allowed: SecretStore'],
  ],
  [
    'a store with keys of its own',
    { kind: 'SecretStore', spec: { provider: { aws: { auth: { secretRef: {} } } } } },
    ['the SecretStore holds credentials; allowed: none, by the role of its program'],
  ],
  [
    'a search',
    { kind: 'ExternalSecret', spec: { dataFrom: [{ find: {} }] } },
    ['the ExternalSecret reads whatever it finds; allowed: single keys, by data'],
  ],
  [
    'what the Topology names',
    { kind: 'ExternalSecret', spec: { data: [{ remoteRef: { key: '/meridian/production/eu-north-1/limit-store' } }] } },
    [],
  ],
])('External Secrets: %s', (_, fields, messages) => {
  const object = { apiVersion: 'external-secrets.io/v1', metadata: { name: 'x', namespace: 'monitoring' }, ...fields };
  expect(judge('secret-store', [object]).map(({ message }) => message)).toEqual(messages);
});
