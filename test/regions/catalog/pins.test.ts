import {
  type ComponentName,
  component,
  components,
  eksAddOns,
  type ImageName,
  image,
  images,
  kubernetesVersion,
} from '#catalog';

const exactVersion = /^v?\d+\.\d+\.\d+$/;

test('kube-proxy follows the version of Kubernetes', () => {
  const kubeProxy = eksAddOns.find((addOn) => addOn.name === 'kube-proxy');
  expect(kubeProxy?.version.startsWith(`v${kubernetesVersion}.`)).toBe(true);
});

test.each(eksAddOns)('add-on $name: an exact EKS build, with its source', (addOn) => {
  expect(addOn.version).toMatch(/^v\d+\.\d+\.\d+-eksbuild\.\d+$/);
  expect([addOn.source, addOn.asOf]).not.toContain('');
});

test.each(components)('chart $name: exact version, address, licence, purpose, source', (chart) => {
  expect(chart.version).toMatch(exactVersion);
  expect(chart.repository).toMatch(/^(https|oci):\/\/[^ ]+$/);
  expect(chart.licence).toMatch(/^(Apache-2\.0|BSD-3-Clause)$/);
  expect([chart.purpose, chart.source, chart.asOf]).not.toContain('');
  expect(component(chart.name)).toBe(chart);
});

test.each([
  ['envoy-gateway', 'v1.8.3'],
  ['ai-gateway', 'v1.0.0'],
  ['keda', '2.20.2'],
  ['karpenter', '1.14.1'],
  ['aws-load-balancer-controller', '3.5.0'],
  ['lws', '0.10.0'],
  ['external-secrets', '1.3.2'],
  ['cert-manager', 'v1.21.2'],
] as const)('%s %s: the version whose definitions the manifests are checked against', (name, version) => {
  expect(component(name).version).toBe(version);
});

test.each([
  ['gateway-crds', 'envoy-gateway'],
  ['ai-gateway-crds', 'ai-gateway'],
  ['karpenter-crds', 'karpenter'],
] as const)('%s moves with %s', (definitions, controller) => {
  expect(component(definitions).version).toBe(component(controller).version);
});

test.each(images)('image $name: an exact tag, a registry, a source', (entry) => {
  expect(entry.tag).toMatch(/^(distroless-)?v?\d+\.\d+\.\d+$|^[0-9a-f]{8}$/);
  expect(entry.repository).toMatch(/^[a-z0-9.-]+\.[a-z]+\/[a-z0-9./-]+$/);
  expect([entry.licence, entry.source, entry.asOf]).not.toContain('');
  expect(image(entry.name)).toBe(entry);
});

test('names are given once', () => {
  expect(new Set(components.map((entry) => entry.name)).size).toBe(components.length);
  expect(new Set(images.map((entry) => entry.name)).size).toBe(images.length);
  expect(new Set(eksAddOns.map((entry) => entry.name)).size).toBe(eksAddOns.length);
});

test('a name from outside the types is refused by name', () => {
  expect(() => component('istio' as ComponentName)).toThrow(
    new Error('component "istio" has no chart in the catalogue'),
  );
  expect(() => image('sglang' as ImageName)).toThrow(new Error('image "sglang" is not in the catalogue'));
});
