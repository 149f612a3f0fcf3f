import { clusterResidencyRules } from '#lib/residency/cluster-rules';
import { peerHost, smallDeployment } from './small-clusters';

interface Ref {
  readonly name: string;
  readonly priority: number;
}

const local = { name: 'chat', priority: 0 };
const peer = { name: 'peer', priority: 1 };

/** Routes of a Region: one rule for clients, one for requests that hopped. */
interface Routes {
  readonly clients?: readonly Ref[];
  readonly hopped?: readonly Ref[];
  /** Region behind the backend `peer`. */
  readonly peerOf?: string;
  /** Whether the peer is told where a request comes from. */
  readonly tells?: boolean;
}

function objectsOf(region: string, { clients = [local, peer], hopped = [local], peerOf, tells = true }: Routes = {}) {
  const other = peerOf ?? (region === 'eu-north-1' ? 'eu-south-2' : 'eu-north-1');
  const model = { name: 'x-ai-eg-model', value: 'chat.v1' };
  const expression = { ...model, type: 'RegularExpression', value: 'chat\\.v1' };
  const hop = { name: 'x-meridian-hop', type: 'RegularExpression', value: '.+' };
  return [
    route('clients', [model], clients),
    route('hopped', [expression, hop], hopped),
    ...backend('chat', 'chat.models.svc.cluster.local'),
    ...backend('peer', peerHost(other), tells ? [{ name: 'X-Meridian-Hop', value: region }] : []),
    ...backend('spare', peerHost('us-east-1'), [{ name: 'x-meridian-hop', value: region }]),
  ];
}

function route(name: string, headers: readonly unknown[], backendRefs: readonly Ref[]) {
  return {
    apiVersion: 'aigateway.envoyproxy.io/v1beta1',
    kind: 'AIGatewayRoute',
    metadata: { name, namespace: 'gateway' },
    spec: { rules: [{ matches: [{ headers }], backendRefs }] },
  };
}

function backend(name: string, hostname: string, set: readonly unknown[] = []) {
  const metadata = { name, namespace: 'gateway' };
  return [
    {
      apiVersion: 'gateway.envoyproxy.io/v1alpha1',
      kind: 'Backend',
      metadata,
      spec: { endpoints: [{ fqdn: { hostname, port: 443 } }] },
    },
    {
      apiVersion: 'aigateway.envoyproxy.io/v1beta1',
      kind: 'AIServiceBackend',
      metadata,
      spec: { backendRef: { group: 'gateway.envoyproxy.io', kind: 'Backend', name }, headerMutation: { set } },
    },
  ];
}

/** What the three rules about routes say, each with its route and its message. */
function words(stockholm: Routes, spain: Routes = {}): readonly string[] {
  const input = smallDeployment([
    { file: 'eu-north-1/50-gateway/all.yaml', region: 'eu-north-1', objects: objectsOf('eu-north-1', stockholm) },
    { file: 'eu-south-2/50-gateway/all.yaml', region: 'eu-south-2', objects: objectsOf('eu-south-2', spain) },
  ]);
  return clusterResidencyRules
    .filter(({ name }) => ['route-order', 'route-spill', 'hop-peers'].includes(name))
    .flatMap(({ check }) => check(input).findings)
    .map(({ rule, at, message }) => `${rule} at ${at.file.split('/')[0]} ${at.subject}: ${message}`);
}

test('its own Region first, then the peers, and none of these after a hop', () => {
  expect(words({})).toEqual([]);
});

test('a larger priority in another jurisdiction is found, also by who reaches it over a hop', () => {
  expect(words({}, { hopped: [local, { name: 'spare', priority: 7 }] })).toEqual([
    'route-order at eu-south-2 AIGatewayRoute gateway/hopped: priority 7 is spare, in us-east-1 of jurisdiction us; allowed: eu-north-1, eu-south-2',
    'route-spill at eu-south-2 AIGatewayRoute gateway/hopped: requests reach us-east-1 of jurisdiction us: eu-north-1 -> eu-south-2 -> us-east-1; allowed: eu-north-1, eu-south-2, and to be refused when none of them answers',
    'route-spill at eu-south-2 AIGatewayRoute gateway/hopped: requests reach us-east-1 of jurisdiction us: eu-south-2 -> us-east-1; allowed: eu-north-1, eu-south-2, and to be refused when none of them answers',
    'hop-peers at eu-north-1 AIGatewayRoute gateway/clients: sends requests to peer, where no rule without peers takes them with x-meridian-hop; allowed: one for the same request in eu-south-2',
    'hop-peers at eu-south-2 AIGatewayRoute gateway/hopped: sends requests that have hopped to spare once more; allowed after a hop: backends of eu-south-2 alone',
  ]);
});

test.each([
  [
    'a peer at priority 0',
    { clients: [{ ...peer, priority: 0 }] },
    'route-order at eu-north-1 AIGatewayRoute gateway/clients: priority 0 is peer, in eu-south-2; allowed at priority 0: eu-north-1 itself',
  ],
  [
    'a peer beside a backend of the Region',
    { clients: [local, peer, { ...local, priority: 1 }] },
    'route-order at eu-north-1 AIGatewayRoute gateway/clients: priority 1 is peer, in eu-south-2, beside a backend of eu-north-1; allowed: peers at a priority of their own, so that they are asked only when nothing here answers',
  ],
  [
    'a backend that is not there',
    { clients: [local, { name: 'ghost', priority: 1 }] },
    'route-order at eu-north-1 AIGatewayRoute gateway/clients: priority 1 is ghost, which leads to no rendered Backend; allowed: backends in eu-north-1, eu-south-2',
  ],
  [
    'a backend whose host no record answers',
    { peerOf: 'eu-west-9' },
    'route-order at eu-north-1 AIGatewayRoute gateway/clients: priority 1 is peer, at eu-west-9.peer.eu.api.example.com, which no rendered record answers; allowed: backends in eu-north-1, eu-south-2',
  ],
  [
    'a peer that is not told',
    { tells: false },
    'hop-peers at eu-north-1 AIGatewayRoute gateway/clients: sends requests to peer without a header that holds eu-north-1; allowed: peers that can tell a request which has hopped',
  ],
])('%s is found', (_, routes, message) => {
  expect(words(routes)).toContain(message);
});
