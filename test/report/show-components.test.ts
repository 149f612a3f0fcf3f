import { componentListVersion, listComponents, showComponents, tableColumns } from '#report';
import { regionsOf, shippedTopologies, shippedTopology } from '#test/topology/shipped-topologies';

const list = listComponents(shippedTopologies);

test('every component and add-on of every Region is listed once, with where it is', () => {
  for (const topology of shippedTopologies) {
    const { name: deployment } = topology.deployment;
    for (const { components, definitions, cluster } of regionsOf(topology)) {
      for (const { name, version } of components) {
        const entries = list.components.filter((it) => it.name === name && it.version === version);
        expect(entries.map(({ deployments }) => deployments.includes(deployment))).toEqual([true]);
      }
      for (const { name, version } of definitions) {
        const entries = list.definitions.filter((it) => it.name === name && it.version === version);
        expect(entries.map(({ deployments }) => deployments.includes(deployment))).toEqual([true]);
      }
      for (const { name, version } of cluster.addOns) {
        const entries = list.addOns.filter((it) => it.name === name && it.version === version);
        expect(entries.map(({ deployments }) => deployments.includes(deployment))).toEqual([true]);
      }
    }
  }
});

test('in the order of installation, under a version, without values', () => {
  expect(list.version).toBe(componentListVersion);
  const orders = list.components.map(({ order }) => order);
  expect(orders).toEqual([...orders].sort((a, b) => a - b));
  expect(JSON.stringify(list)).not.toContain('"values"');
});

test('the table says name, chart, version, namespace, licence and reason, and fits the terminal', () => {
  const text = showComponents(listComponents([shippedTopology('demo')]));
  for (const part of [
    'kube-prometheus-stack',
    '88.6.1',
    'in monitoring',
    'BSD-3-Clause',
    'counters of the',
    'coredns',
    'inferencepools.inference',
  ]) {
    expect(text).toContain(part);
  }
  expect(text).not.toContain('cert-manager');
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(tableColumns);
});
