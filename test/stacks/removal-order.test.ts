import { Template } from 'aws-cdk-lib/assertions';
import { renderManifests } from '#charts';
import { WorkloadsStack } from '#stacks';
import { shippedRegions, shippedTopologies } from '#test/topology/shipped-topologies';
import { clusterStacks } from './cluster-fixture';

/** Kinds whose objects wait for their controller when they go (finalizers), and the component that lets them go. */
const heldBy: Readonly<Record<string, string>> = {
  EC2NodeClass: 'karpenter',
  ExternalSecret: 'external-secrets',
  Gateway: 'envoy-gateway',
  GatewayClass: 'envoy-gateway',
  AIGatewayRoute: 'ai-gateway',
  NodePool: 'karpenter',
  ScaledObject: 'keda',
  TargetGroupBinding: 'aws-load-balancer-controller',
};

/** Components that make definitions for others' objects. */
const definitionsFirst: Readonly<Record<string, readonly string[]>> = {
  'envoy-gateway': ['gateway-crds'],
  'ai-gateway': ['ai-gateway-crds', 'envoy-gateway'],
  karpenter: ['karpenter-crds', 'prometheus-crds'],
  prometheus: ['prometheus-crds'],
  keda: ['prometheus-crds'],
};

interface Applied {
  readonly id: string;
  readonly name: string;
  readonly dependsOn: readonly string[];
}

const rendered = new Map(shippedTopologies.map((topology) => [topology, renderManifests(topology)]));

const places = shippedRegions.map(([place, region, topology]) => {
  const files = (rendered.get(topology) ?? []).filter((file) => file.region === region.name);
  const manifests = files.flatMap(({ path, order, objects }) =>
    order === null ? [] : [{ name: path.slice(region.name.length + 1).replace(/\.yaml$/, ''), order, objects }],
  );
  const { place: scope, props } = clusterStacks({ ...topology.deployment, delivery: 'kubectl' }, region);
  const template = Template.fromStack(new WorkloadsStack(scope, 'Workloads', { ...props, manifests }));
  const resources = {
    ...template.findResources('Custom::AWSCDK-EKS-KubernetesResource'),
    ...template.findResources('Custom::AWSCDK-EKS-HelmChart'),
  };
  const applied: readonly Applied[] = Object.entries(resources).map(([id, { Metadata, DependsOn }]) => ({
    id,
    name: Metadata['aws:cdk:path'].split('/').at(-3),
    dependsOn: DependsOn ?? [],
  }));
  return { place, region, manifests, applied };
});

/** Everything that must stand before a resource, and so goes only after it. */
function before(applied: readonly Applied[], name: string): ReadonlySet<string> {
  const found = new Set<string>();
  const follow = (ids: readonly string[]) => {
    for (const one of applied.filter(({ id }) => ids.includes(id))) {
      if (found.has(one.name)) continue;
      found.add(one.name);
      follow(one.dependsOn);
    }
  };
  follow(applied.find((it) => it.name === name)?.dependsOn ?? []);
  return found;
}

test.each(places)('$place: what waits for a controller goes before it', ({ manifests, applied }) => {
  const early = manifests.flatMap(({ name, objects }) => {
    const standing = before(applied, `Manifest-${name.replaceAll('/', '-')}`);
    return [...new Set(objects.map(({ kind }) => String(kind)))]
      .filter((kind) => heldBy[kind] !== undefined && !standing.has(`Component-${heldBy[kind]}`))
      .map((kind) => `${name}: ${kind} may outlive ${heldBy[kind]}`);
  });
  expect(early).toEqual([]);
  const kinds = new Set(manifests.flatMap(({ objects }) => objects.map(({ kind }) => String(kind))));
  for (const kind of ['NodePool', 'EC2NodeClass', 'Gateway', 'ScaledObject', 'TargetGroupBinding']) {
    expect(kinds).toContain(kind);
  }
});

test.each(places)(
  '$place: a node class is removed with its node pools, and so waits for their nodes',
  ({ manifests }) => {
    for (const { name, objects } of manifests.filter(({ objects: all }) =>
      all.some(({ kind }) => kind === 'NodePool'),
    )) {
      expect([name, objects.some(({ kind }) => kind === 'EC2NodeClass')]).toEqual([name, true]);
    }
  },
);

test.each(places)('$place: definitions stand before what uses them', ({ region, applied }) => {
  const present = new Set(region.components.map(({ name }) => name));
  for (const [name, needed] of Object.entries(definitionsFirst).filter(([it]) => present.has(it))) {
    const standing = before(applied, `Component-${name}`);
    expect(needed.filter((it) => !standing.has(`Component-${it}`))).toEqual([]);
    for (const { name } of region.definitions) expect(standing).toContain(`Manifest-05-definitions-${name}`);
  }
});

test.each(places)('$place: namespaces stand before everything, so they go last', ({ applied }) => {
  for (const { name } of applied.filter((it) => it.name !== 'Manifest-00-namespaces-namespaces')) {
    expect([name, [...before(applied, name)]]).toEqual([
      name,
      expect.arrayContaining(['Manifest-00-namespaces-namespaces']),
    ]);
  }
});
