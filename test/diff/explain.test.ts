import { diffTopologies } from '#diff';
import type { Topology } from '#topology';
import { editTopology, named, only } from './edit-topology';
import { productionSide } from './recorded-changes';

const { topology } = productionSide();

type Draft = Parameters<Parameters<typeof editTopology>[1]>[0];
type Region = Draft['jurisdictions'][number]['regions'][number];

/** Changes in a line each, as `! group place: text`. */
function told(before: Topology, after: Topology): readonly string[] {
  const { changes, rest } = diffTopologies(before, after);
  expect(rest).toEqual([]);
  return changes.map(
    ({ isDestructive, group, place, text }) => `${isDestructive ? '! ' : ''}${group} ${place}: ${text}`,
  );
}

function everywhere(edit: (region: Region) => void) {
  return ({ jurisdictions }: Draft) => {
    for (const region of jurisdictions.flatMap(({ regions }) => regions)) edit(region);
  };
}

function inStockholm(edit: (region: Region) => void) {
  return ({ jurisdictions }: Draft) => edit(named(named(jurisdictions, 'eu').regions, 'eu-north-1'));
}

const bucket = (region: Region, purpose: string) => only(region.stores.buckets, (one) => one.purpose === purpose);
const pool = (region: Region, name: string) => named(region.modelPools, name);

const edits: readonly (readonly [why: string, edit: (draft: Draft) => void, lines: readonly string[]])[] = [
  [
    'a jurisdiction under other law',
    ({ jurisdictions }) => {
      named(jurisdictions, 'eu').legalSet = 'se';
    },
    ['residency eu: legal set eu -> se'],
  ],
  [
    'a longer retention costs, and destroys nothing',
    everywhere((region) => {
      bucket(region, 'request-log').lifecycle.expireAfterDays = null;
    }),
    ['capacity all: bucket request-log: kept 2,557 days -> for ever'],
  ],
  [
    'a bucket that does not copy any more',
    ({ jurisdictions }) => {
      bucket(named(named(jurisdictions, 'eu').regions, 'eu-north-1'), 'weights').replicas = [];
    },
    ['residency eu-north-1: bucket weights, copy in eu-south-2 removed'],
  ],
  [
    'a queue with another name',
    inStockholm((region) => {
      only(region.stores.queues, ({ purpose }) => purpose === 'batch').name = 'jobs';
    }),
    [
      '! replacement eu-north-1: queue batch would be REPLACED by an empty one: name production-eu-north-1-batch -> jobs',
    ],
  ],
  [
    'a stream that goes',
    inStockholm((region) => {
      region.stores.stream = null;
    }),
    ['! replacement eu-north-1: stream of usage records removed: its records are LOST with it'],
  ],
  [
    'a key with another alias: its users follow',
    ({ jurisdictions }) => {
      const eu = named(jurisdictions, 'eu');
      const alias = 'alias/other';
      eu.key.alias = alias;
      for (const { stores, nodeClasses } of eu.regions) {
        stores.keyAlias = alias;
        for (const one of nodeClasses) one.volumeKeyAlias = alias;
      }
    },
    [
      '! replacement eu: key: alias alias/production-eu -> alias/other: the alias of the key would be REPLACED',
      'replacement eu: alias of the key of 2 Regions (from alias/other)',
      'security eu: 5 node classes changed (from alias/other)',
    ],
  ],
  [
    'deletion protection off',
    ({ deployment }) => {
      deployment.state.deletionProtection = false;
    },
    ['replacement all: deletion protection yes -> no: nothing holds what is removed by mistake'],
  ],
  [
    'fewer base replicas',
    inStockholm((region) => {
      pool(region, 'chat-large').base.replicas -= 1;
    }),
    ['availability eu-north-1: base pool of chat-large 1 -> 0'],
  ],
  [
    'burst without spot',
    inStockholm((region) => {
      const { burst } = pool(region, 'chat-large');
      if (burst !== null) burst.placement.capacityTypes = ['on-demand'];
    }),
    ['availability eu-north-1: model pool chat-large, burst: bought as spot, on-demand -> on-demand'],
  ],
  [
    'another engine in one pool: the images that nodes keep follow',
    everywhere((region) => {
      const was = pool(region, 'embed').engine.image;
      pool(region, 'embed').engine.image = 'registry.example.com/engine:2';
      for (const pull of region.imagePulls)
        pull.images = pull.images.map((image) => (image === was ? 'registry.example.com/engine:2' : image));
    }),
    [
      'availability all: model pool embed: engine image docker.io/vllm/vllm-openai:v0.21.0 -> registry.example.com/engine:2',
      'availability all: 16 image pulls changed (from registry.example.com/engine:2)',
    ],
  ],
  [
    'a network flow to another network, of no pool that changed',
    inStockholm((region) => {
      pool(region, 'chat-large').base.replicas += 1;
      const flow = only(region.flows, ({ pool: of, peer }) => of === 'chat-large' && peer.kind === 'networks');
      if (flow.peer.kind === 'networks') flow.peer.cidrs = ['0.0.0.0/0'];
    }),
    [
      'capacity eu-north-1: base pool of chat-large 1 -> 2',
      'security eu-north-1: network flow models chat-large-picker-api-out chat-large: other end (cidrs) with 0.0.0.0/0, without 172.20.0.1/32, 10.16.0.0/18, 10.16.64.0/18, 10.16.128.0/18',
    ],
  ],
  [
    'an alert whose bound moves with no count',
    inStockholm((region) => {
      const file = only(region.monitoring.ruleFiles, ({ name }) => name === 'pool-guard');
      const rule = only(
        file.groups.flatMap(({ rules }) => rules),
        (one) => one.kind === 'alert' && one.alert === 'ReplicasMissing',
      );
      rule.expr = rule.expr.replace(/\d+$/, '1');
    }),
    [
      'availability eu-north-1: monitoring rule ReplicasMissing pool,guard: condition count(vllm:num_requests_running{meridian_internal_pool="guard"}) < 11 -> count(vllm:num_requests_running{meridian_internal_pool="guard"}) < 1',
    ],
  ],
  [
    'an administrator more, and an open API server',
    inStockholm(({ cluster }) => {
      cluster.administrators.push({
        name: 'auditors',
        principalArn: 'arn:aws:iam::444455556666:role/auditors',
        policy: 'AmazonEKSViewPolicy',
      });
      cluster.endpointCidrs = ['203.0.113.7/32'];
    }),
    [
      'security eu-north-1: cluster: networks that reach the API server none -> 203.0.113.7/32',
      'security eu-north-1: administrator auditors added (principal arn arn:aws:iam::444455556666:role/auditors, policy AmazonEKSViewPolicy)',
    ],
  ],
  [
    'a permission more',
    inStockholm((region) => {
      named(region.identities, 'engine').permissions.push({ kind: 'write-objects', bucket: 'elsewhere', prefix: '' });
    }),
    ['security eu-north-1: identity engine: permission write-objects added (bucket elsewhere)'],
  ],
  [
    'Kubernetes two steps back, and an add-on up',
    everywhere(({ cluster }) => {
      cluster.version = '1.33';
      named(cluster.addOns, 'coredns').version = 'v99.0.0-eksbuild.1';
    }),
    [
      'availability all: Kubernetes DOWNGRADED 1.35 -> 1.33 (minor)',
      'availability all: add-on coredns upgraded v1.14.2-eksbuild.4 -> v99.0.0-eksbuild.1 (major)',
    ],
  ],
  [
    'another tag',
    (draft) => {
      const tag = only(draft.deployment.tags, ({ key }) => key === 'owner');
      tag.value = 'research';
    },
    ['cosmetic all: tag owner: value platform -> research'],
  ],
];

it.each(edits)('%s', (_, edit, lines) => {
  expect(told(topology, editTopology(topology, edit))).toEqual(lines);
});
