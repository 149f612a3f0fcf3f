import '#test/matchers/topology-snapshots';
import { renderManifests } from '#charts';
import { shippedTopologies, shippedTopology } from '#test/topology/shipped-topologies';

// What a reviewer of this repository reads when a deployment changes. `npx jest test/snapshot -u` writes the files anew.

test.each(shippedTopologies.map((topology) => ({ name: topology.deployment.name, topology })))(
  '$name: what a reviewer decides on',
  ({ topology }) => {
    expect(topology).toMatchTopologySnapshot();
  },
);

test('demo: every manifest of a Region', () => {
  const topology = shippedTopology('demo');
  expect({ topology, files: renderManifests(topology) }).toMatchManifestSnapshot({ region: 'us-east-1' });
});

test('production: the manifests of a Region that the demo has not, or has otherwise', () => {
  const topology = shippedTopology('production');
  expect({ topology, files: renderManifests(topology) }).toMatchManifestSnapshot({
    region: 'eu-north-1',
    only: [
      '00-namespaces',
      '08-secrets',
      '10-policies/bounds-',
      '10-policies/network-batch',
      '10-policies/network-pool-chat-small',
      '10-policies/service-accounts',
      '20-nodes',
      '30-models/chat-small',
      '30-models/image-pull-l40s',
      '40-scaling',
      '50-gateway',
      '60-observability/rules-region',
      '70-batch',
      'argocd/30-models',
      'argocd/karpenter',
    ],
  });
});
