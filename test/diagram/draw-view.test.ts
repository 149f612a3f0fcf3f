import { listRequests, type View, viewName } from '#diagram';
import { drawView } from '#lib/diagram/draw-view';
import type { Drawing } from '#lib/diagram/drawing';
import { jurisdictionOf, regionOf } from '#lib/diagram/view';
import { regionsOf } from '#test/topology/shipped-topologies';
import type { Jurisdiction, Topology } from '#topology';
import { cardOf, partsOf, textsAt, textsOf, waysOf } from './drawn-texts';
import { drawnTopologies, drawnViews, euTopology, production } from './drawn-topologies';

const deployment: View = { kind: 'deployment' };
const inNorth = regionOf(production, 'eu-north-1').region;

const jurisdictions = drawnTopologies.flatMap((topology) =>
  topology.jurisdictions.map((jurisdiction) => [
    `${topology.deployment.name}/${jurisdiction.name}`,
    topology,
    jurisdiction,
  ]),
) as readonly (readonly [string, Topology, Jurisdiction])[];

const regions = drawnTopologies.flatMap((topology) =>
  regionsOf(topology).map((region) => [`${topology.deployment.name}/${region.name}`, topology, region] as const),
);

test.each(drawnViews)(
  '%s: every id is there once, and every edge leads from a part to another',
  (_title, topology, view) => {
    const { root, edges } = drawView(topology, view);
    const ids = partsOf(root).map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(edges.map(({ id }) => id)).toEqual([...new Set(edges.map(({ id }) => id))]);
    for (const { from, to } of edges) expect(ids).toEqual(expect.arrayContaining([from, to]));
  },
);

test.each(drawnViews)('%s: no edge leads from one jurisdiction to another', (_title, topology, view) => {
  const drawing = drawView(topology, view);
  for (const { from, to } of drawing.edges) expect(homeOf(drawing, from)).toBe(homeOf(drawing, to));
});

test('an edge across the border would be found', () => {
  const drawing = drawView(production, deployment);
  expect(homeOf(drawing, 'us/edge')).not.toBe(homeOf(drawing, 'eu/edge'));
});

/** The jurisdiction's box around a part; in views of one, the whole. */
function homeOf({ root }: Drawing, id: string): string | undefined {
  const boxes = partsOf(root).filter((part) => part.kind === 'group' && part.look === 'jurisdiction');
  return boxes.find((box) => partsOf(box).some((part) => part.id === id))?.id;
}

describe.each(jurisdictions)('%s', (_title, topology, jurisdiction) => {
  const { name } = jurisdiction;
  const abroad = regionsOf(topology).filter((region) => region.jurisdiction !== name);

  test('the deployment shows how clients come in, the links, and the data that its Regions share', () => {
    const drawing = drawView(topology, deployment);
    const texts = textsAt(drawing, `jurisdiction/${name}`);
    expect(texts).toContain(`account ${jurisdiction.account}`);
    expect(cardOf(drawing, `${name}/edge`).title).toBe(jurisdiction.hostname ?? 'No public name');
    for (const cidr of jurisdiction.clientCidrs) expect(texts.join('\n')).toContain(cidr);
    expect(texts).toContain(`key ${jurisdiction.key.alias}`);
    expect(texts).toContain(`tables ${jurisdiction.tables.map(({ purpose }) => purpose).join(', ')}`);
    expect(waysOf(drawing.edges)).toEqual(expect.arrayContaining(linksOf(jurisdiction)));
  });

  test('its own view shows each Region with its stores, and what is replicated among them', () => {
    const drawing = drawView(topology, { kind: 'jurisdiction', jurisdiction: name });
    const ways = waysOf(drawing.edges);
    expect(ways).toEqual(expect.arrayContaining(linksOf(jurisdiction)));
    for (const { name: region, stores } of jurisdiction.regions) {
      const rows = cardOf(drawing, `${region}/stores`).rows.map(([kind, what]) => `${kind} ${what}`);
      expect(rows).toEqual(expect.arrayContaining(stores.buckets.map(({ purpose }) => `bucket ${purpose}`)));
      expect(rows).toEqual(expect.arrayContaining(stores.queues.map(({ purpose }) => `queue ${purpose}`)));
      const copies = stores.buckets.flatMap(({ replicas }) => replicas).length;
      const from = new RegExp(`^(region/${region}|${region}/stores) > `, 'u');
      expect(ways.filter((way) => from.test(way) && !way.includes('<>'))).toHaveLength(copies);
    }
    expect(cardOf(drawing, `${name}/tables`).rows).toEqual(
      jurisdiction.tables.map((table) => [table.purpose, table.replicaRegions.join(', ')]),
    );
  });

  test.each(['jurisdiction', 'failover'] as const)('its view %s names no Region of another', (kind) => {
    const { root, title, description } = drawView(topology, { kind, jurisdiction: name });
    const text = [title, description, ...textsOf(root)].join('\n');
    for (const region of abroad) expect(text).not.toContain(region.name);
    for (const region of jurisdiction.regions) expect(text).toContain(region.name);
  });
});

/** As they stand in a drawing; both views draw each link once. */
function linksOf({ links }: Jurisdiction): readonly string[] {
  return links.map(({ requester, accepter }) => `region/${requester} <> region/${accepter}`);
}

describe.each(regions)('%s', (_title, topology, region) => {
  const { name, modelPools, network, peers, nodePools, gateway } = region;

  test('the deployment shows its pools with their replicas, and where it fails over to', () => {
    const texts = textsAt(drawView(topology, deployment), `region/${name}`);
    for (const { name: pool, base, burst } of modelPools) {
      expect(texts.some((text) => text.startsWith(`${pool} ${base.replicas}${burst === null ? '' : ` + `}`))).toBe(
        true,
      );
    }
    const order = [...peers].sort((left, right) => left.order - right.order).map((peer) => peer.region);
    const failover = texts.find((text) => text.startsWith('fails over to ')) ?? '';
    const at = order.map((peer) => failover.indexOf(peer));
    expect(at).toEqual([...at].sort((left, right) => left - right));
    expect(at).not.toContain(-1);
  });

  test('its own view shows the way in, the pools, their nodes, and what stands beside', () => {
    const drawing = drawView(topology, { kind: 'region', region: name });
    const ways = waysOf(drawing.edges);
    for (const { scheme } of network.loadBalancers)
      expect(ways).toContain(`${name}/load-balancer/${scheme} > ${name}/tier-1`);
    for (const peer of peers) expect(ways).toContain(`${name}/peer/${peer.region} > ${name}/load-balancer/internal`);
    for (const { name: pool, base, burst } of modelPools) {
      expect(ways).toContain(`${name}/tier-1 > ${name}/pool/${pool}`);
      const classes = [...base.placement.instanceClasses, ...(burst?.placement.instanceClasses ?? [])];
      for (const each of classes) expect(ways).toContain(`${name}/pool/${pool} > ${name}/nodes/${each}`);
      const text = textsAt(drawing, `${name}/pool/${pool}`).join('\n');
      for (const type of base.placement.instanceTypes) expect(text).toContain(type);
    }
    for (const { instanceClass, capacityType } of nodePools) {
      expect(cardOf(drawing, `${name}/nodes/${instanceClass}`).rows.map(([key]) => key)).toContain(capacityType);
    }
    expect(cardOf(drawing, `${name}/network`).note).toBe(network.cidr);
  });

  test('what has no code yet is drawn as planned, and nothing else', () => {
    const drawing = drawView(topology, { kind: 'region', region: name });
    const planned = partsOf(drawing.root).flatMap((part) => (part.kind === 'card' && part.planned ? [part.id] : []));
    expect(planned).toEqual(gateway.guard === null ? [] : [`${name}/guard-service`]);
    if (planned.length === 0) expect(drawing.caption).toBeNull();
    else expect(drawing.caption).toMatch(/^Dashed: planned\./u);
  });

  test('failover tries backends in the order of their priority, and ends in a refusal', () => {
    const drawing = drawView(topology, { kind: 'failover', jurisdiction: region.jurisdiction });
    const version = gateway.versions.find(({ isDefault }) => isDefault)?.date;
    const rules = gateway.routes
      .filter((route) => route.version === version && !route.hopped)
      .flatMap((route) => route.rules);
    for (const { models, backends } of rules) {
      const id = `${name}/asked/${models[0]}`;
      const priorities = new Set(backends.map(({ priority }) => priority)).size;
      const chain = [id, ...Array.from({ length: priorities }, (_, index) => `${id}/${index}`), `${name}/last`];
      const steps = chain.slice(1).map((to, index) => `${chain[index]} > ${to}`);
      expect(waysOf(drawing.edges)).toEqual(expect.arrayContaining(steps));
    }
    expect(textsAt(drawing, `${name}/last`)).toContain('never sent to another jurisdiction');
  });
});

test('the way of a request names each policy on it, with the numbers of the Topology', () => {
  const drawing = drawView(production, { kind: 'request', region: 'eu-north-1', model: 'chat-large' });
  expect(textsAt(drawing, 'region/eu-north-1')).toEqual(
    expect.arrayContaining([
      'Client',
      'eu.api.example.com',
      'Network load balancer, internet-facing',
      'networks 198.51.100.0/24, 10.16.0.0/16, 10.17.0.0/16',
      'tenant must be of eu',
      'revoked a key works on for 30 s at most',
      'table away known keys work on for 900 s',
      'largest 8,192 KiB',
      'enterprise 6,000/min, 300/s 6,000,000 tokens/min',
      'model guard, 500 ms',
      'tried chat-large here, then eu-south-2, then chat-medium here',
      'band 20 enterprise: ≤ 32 waiting',
      'replicas 1 base, 1 burst',
      '8 GPUs each',
    ]),
  );
});

test('a request may be refused where it is, and nowhere else', () => {
  const drawing = drawView(production, { kind: 'request', region: 'eu-north-1', model: 'chat-large' });
  const refusals = partsOf(drawing.root).flatMap((part) =>
    part.kind === 'card' && part.tone === 'refusal'
      ? [[part.id, part.rows.map(([status]) => status), part.planned]]
      : [],
  );
  expect(refusals).toEqual([
    ['eu-north-1/balancer/refusal', ['no connection'], false],
    ['eu-north-1/envoy/refusal', ['403'], false],
    ['eu-north-1/authorizer/refusal', ['401', '403', '421', '503'], false],
    ['eu-north-1/body/refusal', ['413', '400'], false],
    ['eu-north-1/limits/refusal', ['429'], false],
    ['eu-north-1/route/refusal', ['404', '429', '503'], false],
    ['eu-north-1/picker/refusal', ['429', '503'], false],
  ]);
});

test('there is a request for every model that clients reach, and none for the one that only the guard asks', () => {
  const inNorthEu = listRequests(production)
    .map(viewName)
    .filter((name) => name.includes('=eu-north-1/'));
  expect(inNorthEu).toEqual([
    'request=eu-north-1/chat-small',
    'request=eu-north-1/chat-medium',
    'request=eu-north-1/chat-large',
    'request=eu-north-1/embed',
  ]);
  const { edges } = drawView(production, { kind: 'region', region: 'eu-north-1' });
  const toPools = edges.filter(({ from }) => from === 'eu-north-1/tier-1');
  expect(toPools.filter(({ planned }) => planned).map(({ to }) => to)).toEqual(['eu-north-1/pool/guard']);
});

describe('a Region that is added', () => {
  const [before, after] = [euTopology(2), euTopology(3)];

  test.each([
    ['deployment', deployment],
    ['jurisdiction', { kind: 'jurisdiction', jurisdiction: 'eu' }],
    ['failover', { kind: 'failover', jurisdiction: 'eu' }],
  ] as readonly (readonly [string, View])[])('appears in the view %s', (_kind, view) => {
    expect(textsOf(drawView(before, view).root).join('\n')).not.toContain('eu-central-1');
    expect(partsOf(drawView(after, view).root).map(({ id }) => id)).toContain('region/eu-central-1');
  });

  test('has links to both of its peers', () => {
    expect(waysOf(drawView(after, deployment).edges).filter((way) => way.includes('<>'))).toEqual([
      'region/eu-north-1 <> region/eu-south-2',
      'region/eu-north-1 <> region/eu-central-1',
      'region/eu-south-2 <> region/eu-central-1',
    ]);
  });
});

test('a number that changes in the Topology changes in every view that shows it', () => {
  const text = JSON.stringify(production).replaceAll(
    `"minReplicas":${inNorth.modelPools[0]?.burst?.minReplicas},"maxReplicas":17`,
    '"minReplicas":8,"maxReplicas":777',
  );
  const changed = JSON.parse(text) as Topology;
  const views: readonly View[] = [
    deployment,
    { kind: 'jurisdiction', jurisdiction: 'eu' },
    { kind: 'region', region: 'eu-north-1' },
    { kind: 'request', region: 'eu-north-1', model: 'chat-small' },
  ];
  for (const view of views) expect(textsOf(drawView(changed, view).root).join('\n')).toContain('8–777');
});

describe('names that there are not are faults of whoever asks', () => {
  test.each([
    ['a jurisdiction', () => jurisdictionOf(production, 'mars'), 'production has no jurisdiction mars'],
    ['a Region', () => regionOf(production, 'mars-1'), 'production has no Region mars-1'],
    [
      'a pool',
      () => drawView(production, { kind: 'request', region: 'eu-north-1', model: 'none' }),
      'no route of eu-north-1 leads to a model pool none',
    ],
  ])('%s', (_what, ask, message) => {
    expect(ask).toThrow(new Error(message));
  });
});
