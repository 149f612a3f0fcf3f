import ipaddr from 'ipaddr.js';
import { checkEach, type Finding, listAt, type Rule, recordAt, textAt } from '#evidence';
import { annotationKeys } from '#topology';
import { findingOf } from './finding-of';
import { annotationOf, type ClusterObject, objectsOf } from './list-clusters';
import { flowKeys, policyKey } from './policy-key';
import type { SecurityInput } from './security-input';

const sides = { ingress: 'from', egress: 'to' } as const;
type Direction = keyof typeof sides;
const directions = ['ingress', 'egress'] as const;

/** Where a node answers with its credentials: Amazon EC2 User Guide, "Access instance metadata". */
const metadataService = '169.254.169.254';

const policyReason: Rule<SecurityInput> = {
  name: 'network-policy-reason',
  claim: 'Every NetworkPolicy that allows traffic states what it is for.',
  check: ({ inventory }) =>
    checkEach(allowing(objectsOf(inventory, 'NetworkPolicy')), (policy) => {
      if ((annotationOf(policy, annotationKeys.flowReason) ?? '').trim() !== '') return [];
      return [
        findingOf(policyReason.name, {
          at: policy.at(`metadata.annotations.${annotationKeys.flowReason}`),
          message: `traffic is allowed for no stated reason; allowed: a sentence in ${annotationKeys.flowReason}`,
          mend: 'Make it a flow of the Topology (lib/topology/*-connections.ts), with its reason.',
        }),
      ];
    }),
};

const policyOpen: Rule<SecurityInput> = {
  name: 'network-policy-open',
  claim:
    'No NetworkPolicy lets anybody in from everywhere or from public networks, or lets a pod out to everything, or to the metadata service of its node.',
  check: ({ inventory }) =>
    checkEach(objectsOf(inventory, 'NetworkPolicy'), (policy) =>
      directions.flatMap((direction) =>
        listAt(policy.object, 'spec', direction).flatMap((rule, index) =>
          openings(rule, direction).map(({ path, what }) =>
            findingOf(policyOpen.name, {
              at: policy.at(['spec', direction, index, ...path].join('.')),
              message: `${direction} ${what}`,
              mend: 'Name the pods or the private networks at the other end: a flow of the Topology (lib/topology/*-connections.ts).',
            }),
          ),
        ),
      ),
    ),
};

interface Opening {
  readonly path: readonly (string | number)[];
  readonly what: string;
}

function openings(rule: unknown, direction: Direction): readonly Opening[] {
  const side = sides[direction];
  const peers = listAt(rule, side);
  if (peers.length === 0)
    return [{ path: [], what: 'names nobody at the other end, which allows all; allowed: a peer' }];
  const anyPort = listAt(rule, 'ports').length === 0;
  return peers.flatMap((peer, index) =>
    openPeer(recordAt(peer), direction, anyPort).map((what) => ({ path: [side, index], what })),
  );
}

function openPeer(peer: Readonly<Record<string, unknown>>, direction: Direction, anyPort: boolean): readonly string[] {
  const cidr = textAt(peer, 'ipBlock', 'cidr');
  if (cidr !== null) return openNetwork({ cidr, except: listAt(peer, 'ipBlock', 'except') }, direction, anyPort);
  const namespaces = peer.namespaceSelector;
  const all = namespaces !== undefined && selectsAll(namespaces);
  return all ? ['reaches all namespaces; allowed: a namespace by its name'] : [];
}

function openNetwork(
  { cidr, except }: { readonly cidr: string; readonly except: readonly unknown[] },
  direction: Direction,
  anyPort: boolean,
): readonly string[] {
  if (isPrivate(cidr)) return [];
  if (direction === 'ingress') return [`is open to ${cidr}; allowed: private networks`];
  const spared = except.some((network) => covers(String(network), metadataService));
  return [
    ...(covers(cidr, metadataService) && !spared
      ? [`to ${cidr} reaches the metadata service ${metadataService}; allowed: except 169.254.0.0/16`]
      : []),
    ...(anyPort ? [`to ${cidr} is open on all ports; allowed: the ports that are meant`] : []),
  ];
}

function selectsAll(selector: unknown): boolean {
  return Object.keys(recordAt(selector, 'matchLabels')).length + listAt(selector, 'matchExpressions').length === 0;
}

/** Networks by their text: a few, named in a thousand policies. */
type Network = ReturnType<typeof ipaddr.parseCIDR>;
const networks = new Map<string, Network | null>();

function networkOf(cidr: string): Network | null {
  const known = networks.get(cidr);
  if (known !== undefined) return known;
  const network = ipaddr.isValidCIDR(cidr) ? ipaddr.parseCIDR(cidr) : null;
  networks.set(cidr, network);
  return network;
}

/** Private (RFC 1918), or one address of the node itself (link-local), such as the Pod Identity agent; a network that cannot be read is not. */
function isPrivate(cidr: string): boolean {
  const network = networkOf(cidr);
  if (network === null) return false;
  const [address, prefix] = network;
  if (address.kind() === 'ipv4' && address.range() === 'linkLocal')
    return prefix === 32 && !covers(cidr, metadataService);
  return widestPrivate.some((widest) => address.kind() === 'ipv4' && prefix >= widest[1] && address.match(widest));
}

const widestPrivate = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '127.0.0.0/8'].map((cidr) =>
  ipaddr.parseCIDR(cidr),
);

function covers(cidr: string, address: string): boolean {
  const network = networkOf(cidr);
  return network !== null && network[0].kind() === 'ipv4' && ipaddr.parse(address).match(network);
}

const policyMeant: Rule<SecurityInput> = {
  name: 'network-policy-meant',
  claim:
    'Every NetworkPolicy that allows traffic allows what a flow of the Topology means, to the last label, network and port.',
  check: ({ inventory, topology }) => {
    const meant = new Map(
      topology.jurisdictions.flatMap(({ regions }) =>
        regions.map(({ name, flows }) => [name, flowKeys(flows)] as const),
      ),
    );
    return checkEach(allowing(objectsOf(inventory, 'NetworkPolicy')), (policy): readonly Finding[] => {
      if (meant.get(policy.region ?? '')?.has(policyKey(policy.object))) return [];
      return [
        findingOf(policyMeant.name, {
          at: policy.at('spec'),
          message: `what is allowed is no flow of the Topology; allowed: the flows of ${policy.region}`,
          mend: 'Add the flow to lib/topology/*-connections.ts, or mend charts/network-policies.ts.',
        }),
      ];
    });
  },
};

function allowing(policies: readonly ClusterObject[]): readonly ClusterObject[] {
  return policies.filter(({ object }) => directions.some((direction) => listAt(object, 'spec', direction).length > 0));
}

/** What policies may open in the namespaces that deny all else. */
export const networkPolicyRules: readonly Rule<SecurityInput>[] = [policyReason, policyOpen, policyMeant];
