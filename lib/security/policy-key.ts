import { listAt, numberAt, type Plain, recordAt, textAt } from '#evidence';
import type { Flow, FlowPeer, Label } from '#topology';

/** The label that Kubernetes gives every namespace: its own name. */
const namespaceLabel = 'kubernetes.io/metadata.name';

/** What a policy allows, as a text that is equal for equal policies, whatever their names and the order of their fields. */
export function policyKey(policy: Plain): string {
  const rules = (['ingress', 'egress'] as const).flatMap((direction) =>
    listAt(policy, 'spec', direction).map((rule) => ({
      direction,
      peers: listAt(rule, direction === 'ingress' ? 'from' : 'to').map(peerKey),
      ports: listAt(rule, 'ports').map((port) => portKey(numberAt(port, 'port'), textAt(port, 'protocol'))),
    })),
  );
  const types = listAt(policy, 'spec', 'policyTypes').map((type) => String(type).toLowerCase());
  return key({
    namespace: textAt(policy, 'metadata', 'namespace') ?? '',
    pods: selectorKey(recordAt(policy, 'spec', 'podSelector')),
    types,
    rules,
  });
}

/** The same of flows. */
export function flowKeys(flows: readonly Flow[]): ReadonlySet<string> {
  return new Set(flows.map(flowKey));
}

function flowKey({ namespace, pods, direction, peer, ports }: Flow): string {
  return key({
    namespace,
    pods: labelsKey(pods),
    types: [direction],
    rules: [
      { direction, peers: flowPeerKeys(peer), ports: ports.map(({ port, protocol }) => portKey(port, protocol)) },
    ],
  });
}

function flowPeerKeys(peer: FlowPeer): readonly string[] {
  if (peer.kind === 'networks') return peer.cidrs.map((cidr) => networkKey(cidr, peer.except));
  return [`${namespaceLabel}=${peer.namespace} ${labelsKey(peer.labels)}`];
}

function peerKey(peer: unknown): string {
  const block = recordAt(peer, 'ipBlock');
  const { cidr } = block;
  if (cidr !== undefined) return networkKey(String(cidr), listAt(block, 'except').map(String));
  const { podSelector, namespaceSelector } = recordAt(peer);
  return `${selectorKey(recordAt(namespaceSelector))} ${podSelector === undefined ? '' : selectorKey(recordAt(podSelector))}`;
}

function networkKey(cidr: string, except: readonly string[]): string {
  return `${cidr} except ${[...except].sort().join(',')}`;
}

function portKey(port: number | null, protocol: string | null): string {
  return `${port ?? 'any'}/${protocol ?? 'TCP'}`;
}

function labelsKey(labels: readonly Label[]): string {
  return labels
    .map(({ key: name, value }) => `${name}=${value}`)
    .sort()
    .join(',');
}

/** Labels that must be there; expressions, which no flow has, as they are written. */
function selectorKey({ matchLabels, ...others }: Plain): string {
  const labels = Object.entries(recordAt(matchLabels)).map(([name, value]) => ({ key: name, value: String(value) }));
  return `${labelsKey(labels)}${Object.keys(others).length === 0 ? '' : JSON.stringify(others)}`;
}

interface Allowed {
  readonly namespace: string;
  readonly pods: string;
  readonly types: readonly string[];
  readonly rules: readonly {
    readonly direction: string;
    readonly peers: readonly string[];
    readonly ports: readonly string[];
  }[];
}

function key({ namespace, pods, types, rules }: Allowed): string {
  const sorted = rules.map(({ direction, peers, ports }) => [direction, [...peers].sort(), [...ports].sort()]);
  return JSON.stringify([namespace, pods, [...types].sort(), sorted]);
}
