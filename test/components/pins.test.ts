import { type ComponentName, component, components } from '#catalog';
import { CRD_SOURCES } from '#charts/imports/generator/crd-sources';
import { variant } from '#test/conformance/variant';
import { regionsOf, shippedTopologies } from '#test/topology/shipped-topologies';
import { chartModules } from './chart-sources';

/** The component that brings the definitions of each group; `null`: no chart does (see `resolveDefinitions`), or none here. */
const bringers: Readonly<Record<string, ComponentName | null>> = {
  'aigateway.envoyproxy.io': 'ai-gateway-crds',
  // Argo CD stands outside the clusters
  'argoproj.io': null,
  'cert-manager.io': 'cert-manager',
  'elbv2.k8s.aws': 'aws-load-balancer-controller',
  'external-secrets.io': 'external-secrets',
  'gateway.envoyproxy.io': 'gateway-crds',
  // the bundle that Envoy Gateway's chart holds
  'gateway.networking.k8s.io': null,
  'inference.networking.k8s.io': null,
  'inference.networking.x-k8s.io': null,
  'karpenter.k8s.aws': 'karpenter-crds',
  'karpenter.sh': 'karpenter-crds',
  'keda.sh': 'keda',
  'leaderworkerset.x-k8s.io': 'lws',
  'llm-d.ai': null,
  'monitoring.coreos.com': null,
};

const plain = (version: string) => version.replace(/^v/, '');

test.each(CRD_SOURCES)('$group: the manifests are typed by the release that is installed', ({ group, version }) => {
  expect(Object.keys(bringers)).toContain(group);
  const name = bringers[group];
  if (name) expect([name, plain(component(name).version)]).toEqual([name, plain(version)]);
});

test.each(['prometheus', 'prometheus-crds', 'gateway-crds'] as const)(
  '%s: says which version of the definitions it brings',
  (name) => {
    const groups = name === 'gateway-crds' ? ['gateway.networking.k8s.io'] : ['monitoring.coreos.com'];
    for (const source of CRD_SOURCES.filter(({ group }) => groups.includes(group))) {
      expect(component(name).purpose).toContain(plain(source.version));
    }
  },
);

test.each(Object.entries(chartModules))('%s: its chart is checked at the release that is installed', (name, held) => {
  const { version, source } = component(name as ComponentName);
  const commit = /-([0-9a-f]{12})(?:\+incompatible)?$/.exec(held.version)?.[1];
  if (commit === undefined) expect(plain(held.version)).toBe(plain(version));
  // a repository of many charts has versions of its own: the catalogue names a commit of it
  else expect(source).toMatch(/@[0-9a-f]{7,12} /);
});

test('every component is checked, or known to be held by no Go module', () => {
  const without = components.map(({ name }) => name).filter((name) => chartModules[name] === undefined);
  expect(without).toEqual(['valkey', 'lws', 'nvidia-device-plugin', 'dcgm-exporter', 'opentelemetry-collector']);
});

test.each([...shippedTopologies, variant().topology].flatMap(regionsOf).flatMap(({ definitions }) => definitions))(
  '$name: comes from the release that its schema is from',
  ({ name, version }) => {
    const group = name.slice(name.indexOf('.') + 1);
    expect(CRD_SOURCES.find((source) => source.group === group)?.version).toBe(version);
  },
);
