import { type Finding, type Plain, takeInventory } from '#evidence';
import { clusterResidencyRules } from '#lib/residency/cluster-rules';
import { boundariesOf } from '#residency';
import { residencyClusterMutations } from '#test/mutations/residency-cluster';
import { renderShipped } from '#test/proofs/rendered-deployment';
import { inStockholm, peerHost, smallDeployment } from './small-clusters';

describe.each(['production', 'demo'])('%s as it is shipped', (name) => {
  const { evidence, blueprint } = renderShipped(name);
  const input = { inventory: takeInventory(evidence), boundaries: boundariesOf(blueprint) };
  const verdicts = clusterResidencyRules.map(({ name: rule, check }) => ({ rule, ...check(input) }));

  test('leads nowhere', () => {
    expect(verdicts.flatMap(({ findings }) => findings)).toEqual([]);
  });

  test('has something for each rule to look at, but Applications where Argo CD has none', () => {
    const idle = verdicts.filter(({ checked }) => checked === 0).map(({ rule }) => rule);
    expect(idle).toEqual(blueprint.delivery === 'gitops' ? [] : ['foreign-cluster']);
  });
});

test('every rule about clusters and texts has a mutation that is meant for it', () => {
  const meant = new Set(residencyClusterMutations.map(({ rule }) => rule));
  expect(clusterResidencyRules.map(({ name }) => name).filter((name) => !meant.has(name))).toEqual([]);
});

/** What a rule says of objects in Stockholm, without the file. */
function said(rule: string, input: ReturnType<typeof inStockholm>): readonly unknown[] {
  const findings: readonly Finding[] = clusterResidencyRules.flatMap(({ name, check }) =>
    name === rule ? check(input).findings : [],
  );
  return findings.map(({ at, message }) => [at.property, message]);
}

function egress(name: string, rule: Plain, namespace = 'models'): Plain {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace },
    spec: { egress: [rule] },
  };
}

const https = [{ port: 443, protocol: 'TCP' }];
const allowedEgress = 'allowed: the VPCs of eu-north-1, eu-south-2, and 0.0.0.0/0 on port 443 where it is registered';

test.each([
  ['its own VPC', 'x', { to: [{ ipBlock: { cidr: '10.16.0.0/18' } }] }],
  ['a peer’s', 'x', { to: [{ ipBlock: { cidr: '10.17.0.0/16' } }] }],
  ['Services', 'x', { to: [{ ipBlock: { cidr: '172.20.0.1/32' } }] }],
  ['the node', 'x', { to: [{ ipBlock: { cidr: '169.254.170.23/32' } }] }],
  ['pods', 'x', { to: [{ namespaceSelector: {}, podSelector: {} }] }],
  [
    'AWS, where it is registered',
    'chat-small-weights-aws-out',
    { to: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ports: https },
  ],
])('pods may be let out to %s', (_, name, rule) => {
  expect(said('foreign-egress', inStockholm(egress(name, rule)))).toEqual([]);
});

test.each([
  [
    'a VPC abroad',
    { to: [{ ipBlock: { cidr: '10.1.0.0/20' } }] },
    'spec.egress.0.to.0.ipBlock.cidr',
    `lets pods out to 10.1.0.0/20, the VPC of us-east-2 in jurisdiction us; ${allowedEgress}`,
  ],
  [
    'more than its VPC',
    { to: [{ ipBlock: { cidr: '10.16.0.0/12' } }] },
    'spec.egress.0.to.0.ipBlock.cidr',
    `lets pods out to 10.16.0.0/12, which is no network of the deployment; ${allowedEgress}`,
  ],
  [
    'everywhere, unregistered',
    { to: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ports: https },
    'spec.egress.0.to.0.ipBlock.cidr',
    `lets pods out to 0.0.0.0/0, which is no network of the deployment; ${allowedEgress}`,
  ],
  [
    'everywhere, for want of a peer',
    { ports: https },
    'spec.egress.0',
    `lets pods out to every address on its ports; ${allowedEgress}`,
  ],
])('pods are not let out to %s', (_, rule, property, message) => {
  expect(said('foreign-egress', inStockholm(egress('x', rule)))).toEqual([[property, message]]);
});

function release(chart: string, valuesObject: Plain) {
  const source = { chart, repoURL: 'docker.io/envoyproxy', targetRevision: '1', helm: { valuesObject } };
  const spec = { source, destination: { name: 'small-eu-north-1' } };
  const object = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: chart }, spec };
  return smallDeployment([{ file: `argocd/eu-north-1/${chart}.yaml`, region: null, objects: [object] }]);
}

const values = 'spec.source.helm.valuesObject';

test.each([
  [
    'remote write',
    release('kube-prometheus-stack', {
      prometheus: { prometheusSpec: { remoteWrite: [{ url: `https://${peerHost('us-east-1')}/write` }] } },
    }),
    `${values}.prometheus.prometheusSpec.remoteWrite.0.url`,
    `https://${peerHost('us-east-1')}/write leads to us-east-1 of jurisdiction us; allowed: the cluster, or a Region of its jurisdiction`,
  ],
  [
    'an exporter’s Region',
    release('opentelemetry-collector', { alternateConfig: { exporters: { 'awsxray/2': { region: 'us-east-2' } } } }),
    `${values}.alternateConfig.exporters.awsxray/2.region`,
    'is in us-east-2 of jurisdiction us; allowed: Regions of its jurisdiction',
  ],
  [
    'an exporter without one',
    release('opentelemetry-collector', { config: { exporters: { awsxray: {} } } }),
    `${values}.config.exporters.awsxray`,
    'the exporter awsxray without a Region: nobody has judged where it leads',
  ],
  [
    'a store of limits',
    release('gateway-helm', {
      config: { envoyGateway: { rateLimit: { backend: { redis: { url: 'store.vendor.example:6379' } } } } },
    }),
    `${values}.config.envoyGateway.rateLimit.backend.redis.url`,
    'store.vendor.example:6379 leads to no place that the rendered records define; allowed: the cluster, or a Region of its jurisdiction',
  ],
])('values of charts: %s', (_, input, property, message) => {
  expect(said('foreign-sink', input)).toEqual([[property, message]]);
});

test('a project may not let Applications go to a cluster that the deployment does not have', () => {
  const spec = { destinations: [{ name: 'in-cluster' }, { name: 'small-us-east-1' }, { name: 'elsewhere' }] };
  const object = { apiVersion: 'argoproj.io/v1alpha1', kind: 'AppProject', metadata: { name: 'small' }, spec };
  expect(
    said('foreign-cluster', smallDeployment([{ file: 'argocd/project.yaml', region: null, objects: [object] }])),
  ).toEqual([
    [
      'spec.destinations.2.name',
      'lets Applications go to elsewhere, which is no cluster of the deployment; allowed: small-eu-north-1, small-eu-south-2, small-us-east-1, small-us-east-2',
    ],
  ]);
});

test('only Argo CD’s own objects are for no Region', () => {
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'it', namespace: 'argocd' } };
  expect(
    said('placeless-manifest', smallDeployment([{ file: 'argocd/extra.yaml', region: null, objects: [object] }])),
  ).toEqual([
    [
      null,
      'is for no Region; allowed: Regions of the blueprint, and argoproj.io/AppProject and argoproj.io/Application in the folder argocd',
    ],
  ]);
});

test('hosts that the blueprint names may stand where they are named for', () => {
  const jwt = { providers: [{ remoteJWKS: { uri: 'https://id.example.com/keys' } }] };
  const metadata = { name: 'it', namespace: 'gateway' };
  const policy = { apiVersion: 'gateway.envoyproxy.io/v1alpha1', kind: 'SecurityPolicy', metadata, spec: { jwt } };
  const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { sink: 'https://id.example.com/' } };
  expect(said('unknown-host', inStockholm(policy, config))).toEqual([
    [
      'data.sink',
      'names id.example.com in a place that it is not registered for (issuer: public keys are read from it)',
    ],
  ]);
});
