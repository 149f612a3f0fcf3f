import '#test/matchers/topology-snapshots';
import { renderManifests } from '#charts';
import { shippedTopology } from '#test/topology/shipped-topologies';

const topology = shippedTopology('demo');
const rendered = { topology, files: renderManifests(topology) };

test('a Region of which nothing is rendered is refused, not passed over', () => {
  expect(() => expect(rendered).toMatchManifestSnapshot({ region: 'eu-north-1' })).toThrow(
    'toMatchManifestSnapshot: nothing of "eu-north-1" is rendered',
  );
  expect(() => expect(rendered).toMatchManifestSnapshot({ region: 'us-east-1', only: ['99-none'] })).toThrow(
    'toMatchManifestSnapshot: nothing of "us-east-1" is rendered below 99-none',
  );
});

test('.not is refused: it would pass for any other text', () => {
  expect(() => expect(topology).not.toMatchTopologySnapshot()).toThrow(
    'a snapshot is compared with one file: .not would pass for any other text',
  );
});
