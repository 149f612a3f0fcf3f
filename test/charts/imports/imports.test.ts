import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ApiObject, Testing } from 'cdk8s';
import type { Construct } from 'constructs';
import { AIGatewayRoute } from '#charts/imports/aigateway.envoyproxy.io';
import { Application } from '#charts/imports/argoproj.io';
import { Certificate, Issuer } from '#charts/imports/cert-manager.io';
import { TargetGroupBinding } from '#charts/imports/elbv2.k8s.aws';
import { ExternalSecret } from '#charts/imports/external-secrets.io';
import { Backend, BackendTrafficPolicy } from '#charts/imports/gateway.envoyproxy.io';
import { Gateway } from '#charts/imports/gateway.networking.k8s.io';
import { CRD_SOURCES } from '#charts/imports/generator/crd-sources';
import { InferencePool } from '#charts/imports/inference.networking.k8s.io';
import { InferenceObjective as GaieObjective } from '#charts/imports/inference.networking.x-k8s.io';
import { EC2NodeClass } from '#charts/imports/karpenter.k8s.aws';
import { NodePool } from '#charts/imports/karpenter.sh';
import { ScaledObject } from '#charts/imports/keda.sh';
import { LeaderWorkerSet } from '#charts/imports/leaderworkerset.x-k8s.io';
import { InferenceObjective as LlmdObjective } from '#charts/imports/llm-d.ai';
import { PrometheusRule } from '#charts/imports/monitoring.coreos.com';

const FOLDER = join(__dirname, '../../../charts/imports');
const fileOf = (group: string) => readFileSync(join(FOLDER, `${group}.ts`), 'utf8');

/** A frozen map, as the Topology holds them: the generated types must take it as it is. */
const SELECTOR: Readonly<Record<string, string>> = Object.freeze({ app: 'pool' });
const HOSTS: readonly string[] = Object.freeze(['engine.sample']);

/** One object of each group, by its file. */
const OBJECTS: Readonly<Record<string, (scope: Construct) => ApiObject>> = {
  'aigateway.envoyproxy.io': (scope) =>
    new AIGatewayRoute(scope, 'o', { spec: { rules: [{ backendRefs: [{ name: 'peer', priority: 1 }] }] } }),
  'argoproj.io': (scope) =>
    new Application(scope, 'o', { spec: { project: 'serving', destination: { namespace: 'serving' } } }),
  'cert-manager.io': (scope) =>
    new Certificate(scope, 'o', { spec: { dnsNames: HOSTS, issuerRef: { name: 'ca' }, secretName: 'tls' } }),
  'elbv2.k8s.aws': (scope) =>
    new TargetGroupBinding(scope, 'o', { spec: { serviceRef: { name: 'envoy', port: 'https' }, targetType: 'ip' } }),
  'external-secrets.io': (scope) => new ExternalSecret(scope, 'o', { spec: { target: { name: 'redis' } } }),
  'gateway.envoyproxy.io': (scope) =>
    new Backend(scope, 'o', { spec: { endpoints: [{ fqdn: { hostname: 'pool.sample', port: 8080 } }] } }),
  'gateway.networking.k8s.io': (scope) =>
    new Gateway(scope, 'o', {
      spec: { gatewayClassName: 'envoy', listeners: [{ name: 'http', protocol: 'HTTP', port: 8080 }] },
    }),
  'inference.networking.k8s.io': (scope) =>
    new InferencePool(scope, 'o', {
      spec: {
        selector: { matchLabels: SELECTOR },
        targetPorts: [{ number: 8000 }],
        endpointPickerRef: { name: 'picker', failureMode: 'FailOpen' },
      },
    }),
  'inference.networking.x-k8s.io': (scope) =>
    new GaieObjective(scope, 'o', { spec: { poolRef: { name: 'pool' }, priority: 10 } }),
  'karpenter.k8s.aws': (scope) =>
    new EC2NodeClass(scope, 'o', {
      spec: {
        amiSelectorTerms: [{ alias: 'bottlerocket@latest' }],
        securityGroupSelectorTerms: [{ tags: SELECTOR }],
        subnetSelectorTerms: [{ tags: SELECTOR }],
      },
    }),
  'karpenter.sh': (scope) =>
    new NodePool(scope, 'o', {
      spec: {
        limits: { 'nvidia.com/gpu': 64, memory: '1Ti' },
        template: {
          spec: {
            nodeClassRef: { group: EC2NodeClass.GVK.apiVersion.split('/')[0] ?? '', kind: 'EC2NodeClass', name: 'gpu' },
            requirements: [{ key: 'karpenter.sh/capacity-type', operator: 'In', values: ['spot'] }],
          },
        },
      },
    }),
  'keda.sh': (scope) =>
    new ScaledObject(scope, 'o', {
      spec: {
        scaleTargetRef: { name: 'pool' },
        fallback: { failureThreshold: 3, replicas: 4, behavior: 'currentReplicasIfHigher' },
        triggers: [{ type: 'prometheus', metadata: { threshold: '1' } }],
      },
    }),
  'leaderworkerset.x-k8s.io': (scope) =>
    new LeaderWorkerSet(scope, 'o', {
      spec: { leaderWorkerTemplate: { size: 2, workerTemplate: { spec: { containers: [{ name: 'engine' }] } } } },
    }),
  'llm-d.ai': (scope) => new LlmdObjective(scope, 'o', { spec: { poolRef: { name: 'pool' }, priority: 10 } }),
  'monitoring.coreos.com': (scope) =>
    new PrometheusRule(scope, 'o', { spec: { groups: [{ name: 'serving', rules: [{ alert: 'Empty', expr: '1' }] }] } }),
};

function render(construct: (scope: Construct) => ApiObject): Readonly<Record<string, unknown>> {
  const chart = Testing.chart();
  construct(chart);
  return Testing.synth(chart)[0];
}

test('the folder holds a file for each pinned group, and no other', () => {
  const groups = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'));
  expect(groups.sort()).toEqual(CRD_SOURCES.map(({ group }) => `${group}.ts`).sort());
});

test('the groups are sorted, and each is an example here', () => {
  const groups = CRD_SOURCES.map(({ group }) => group);
  expect(groups).toEqual([...groups].sort());
  expect(Object.keys(OBJECTS)).toEqual(groups);
});

test.each(CRD_SOURCES)('$group: generated from $module@$version, and says so', ({ group, module, version, folder }) => {
  const [header] = fileOf(group).split('\n');
  expect(header).toBe(`// Generated by \`npm run imports\` from ${module}@${version}, ${folder}. Never edited.`);
});

test.each(CRD_SOURCES)('$group: each pinned kind in its pinned version, and no description', ({ group, kinds }) => {
  const text = fileOf(group);
  const pinned = kinds.map(({ kind, version }) => `{ apiVersion: '${group}/${version}', kind: '${kind}' }`);
  expect(text.match(/\{ apiVersion: '.*', kind: '.*' \}/g)).toEqual(pinned);
  expect(text.split('\n').filter((line) => /^\s*(\/\/|\/?\*)/.test(line))).toHaveLength(1);
});

test.each(Object.entries(OBJECTS))('%s: an object renders with its group and version', (group, construct) => {
  const { apiVersion, kind } = render(construct);
  const pinned = CRD_SOURCES.find((source) => source.group === group)?.kinds.find((row) => row.kind === kind);
  expect(apiVersion).toBe(`${group}/${pinned?.version}`);
});

test('what renders is sorted, keeps names and quantities as given, and drops what is undefined', () => {
  const object = render(
    (scope) =>
      new TargetGroupBinding(scope, 'o', {
        metadata: { name: 'envoy' },
        spec: { vpcID: 'vpc-1', targetGroupARN: undefined, serviceRef: { port: 'https', name: 'envoy' } },
      }),
  );
  expect(JSON.stringify(object)).toBe(
    '{"apiVersion":"elbv2.k8s.aws/v1beta1","kind":"TargetGroupBinding","metadata":{"name":"envoy"},' +
      '"spec":{"serviceRef":{"name":"envoy","port":"https"},"vpcID":"vpc-1"}}',
  );
});

// The type check, a step of its own in `npm test`, fails here when the compiler accepts what the definitions refuse.
test('the compiler refuses what a definition refuses', () => {
  const scope = Testing.chart();
  const scaled = { scaleTargetRef: { name: 'pool' }, triggers: [] } as const;
  const fallback = { failureThreshold: 3, replicas: 4 } as const;
  const listener = { name: 'http', protocol: 'HTTP', port: 80 } as const;
  const pool = { selector: { matchLabels: SELECTOR }, targetPorts: [], endpointPickerRef: { name: 'picker' } } as const;

  // @ts-expect-error: an unknown field
  new ScaledObject(scope, 'unknown', { spec: { ...scaled, minReplicas: 1 } });
  // @ts-expect-error: an unknown field, inside a list
  new Gateway(scope, 'deep', { spec: { gatewayClassName: 'envoy', listeners: [{ ...listener, host: 'a' }] } });
  // @ts-expect-error: not one of the values
  new ScaledObject(scope, 'enum', { spec: { ...scaled, fallback: { ...fallback, behavior: 'max' } } });
  // @ts-expect-error: a required field is missing
  new ScaledObject(scope, 'required', { spec: { triggers: [] } });
  // @ts-expect-error: a number where text belongs
  new ScaledObject(scope, 'text', { spec: { ...scaled, triggers: [{ type: 'cron', metadata: { desired: 2 } }] } });
  // @ts-expect-error: neither a number nor text where either may stand
  new TargetGroupBinding(scope, 'port', { spec: { serviceRef: { name: 'envoy', port: true } } });
  // @ts-expect-error: a field left out on purpose: certificates come from a CA in the cluster
  new Issuer(scope, 'acme', { spec: { acme: {} } });
  // @ts-expect-error: the status is the cluster's to write
  new InferencePool(scope, 'status', { spec: pool, status: {} });
  // @ts-expect-error: not one of the values, in a policy
  new BackendTrafficPolicy(scope, 'policy', { spec: { rateLimit: { type: 'Regional' } } });

  expect(scope.node.children).toHaveLength(9);
});
