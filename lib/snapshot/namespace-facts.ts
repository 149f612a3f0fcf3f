import type { Flow, Namespace, Region } from '#topology';
import { asRecord, byName, type Fact, type Facts, Line, Names, OfEach, sorted } from './fact';
import { groupBy } from './group-by';
import type { NameOwn } from './own-names';

/** Namespaces: what they enforce, what they may hold, how many flows reach into and out of them. */
export function namespaceFacts({ namespaces, flows, priorityClasses }: Region): Facts {
  const ofEach = (tell: (namespace: Namespace) => Fact) => new OfEach(byName(namespaces, tell));
  return {
    podSecurity: ofEach(({ podSecurity }) => podSecurity),
    flows: new Names(namespaces.map(({ name }) => flowWords(flows, name))),
    podsAtMost: ofEach(({ quota }) => quota.pods?.count),
    gpusAtMost: ofEach(({ quota }) => quota.gpus),
    servicesAtMost: ofEach(({ quota }) => ({ loadBalancers: quota.loadBalancers, nodePorts: quota.nodePorts })),
    systemPrioritiesAtMost: ofEach(({ systemPriorities }) => systemPriorities?.pods),
    containerDefaults: ofEach(
      ({ containerDefaults }) =>
        containerDefaults && { cpuMillis: containerDefaults.cpuMillis, memoryMiB: containerDefaults.memoryMiB },
    ),
    priorityClasses: new Line(asRecord(byName(priorityClasses, ({ value }) => value))),
  };
}

function flowWords(flows: readonly Flow[], namespace: string): string {
  const own = flows.filter((flow) => flow.namespace === namespace);
  const count = (wanted: Flow['direction']) => own.filter(({ direction }) => direction === wanted).length;
  return `${namespace} ${count('ingress')} in ${count('egress')} out`;
}

/**
 * Flows whose other end is a network and not pods: how many of each namespace reach which. The Region's own and its peers'
 * networks are named by what they are.
 */
export function networkFlowFacts({ flows, network, peers, cluster }: Region): Facts {
  const words = new Map([
    [network.cidr, '<vpc>'],
    ...network.zones.map(({ privateCidr }) => [privateCidr, '<private subnets>'] as const),
    ...peers.map(({ cidr }) => [cidr, '<peers>'] as const),
    [`${cluster.serviceCidr.replace(/\d+\/\d+$/, '')}1/32`, '<API server>'],
  ]);
  const nameOwn: NameOwn = (cidr) => words.get(cidr) ?? cidr;
  const open = groupBy(flows, (flow) => otherEnd(flow, nameOwn) ?? '');
  return new Map(
    [...open]
      .filter(([end]) => end !== '')
      .map(([end, those]) => [
        end,
        sorted([...groupBy(those, ({ namespace }) => namespace)].map(([name, { length }]) => countWords(name, length))),
      ]),
  );
}

function otherEnd({ direction, peer }: Flow, nameOwn: NameOwn): string | null {
  if (!('cidrs' in peer)) return null;
  const networks = sorted([...new Set(peer.cidrs.map(nameOwn))]).join(', ');
  const except = peer.except.length === 0 ? '' : ` except ${sorted(peer.except).join(', ')}`;
  return `${direction === 'ingress' ? 'from' : 'to'} ${networks}${except}`;
}

function countWords(name: string, count: number): string {
  return count === 1 ? name : `${name} x${count}`;
}
