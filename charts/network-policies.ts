import type { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { annotationKeys, type Flow, type Label, type Namespace } from '#topology';
import { labelMap } from './label-map';
import { wellKnown } from './well-known';

/** Denies everything in a namespace, and allows the flows that are meant there and are of no pool. */
export function addNetworkPolicies(chart: Chart, { name, denyPolicy }: Namespace, flows: readonly Flow[]): void {
  new k8s.KubeNetworkPolicy(chart, denyPolicy, {
    metadata: { name: denyPolicy, namespace: name },
    spec: { podSelector: {}, policyTypes: ['Egress', 'Ingress'] },
  });
  for (const flow of flows.filter((it) => it.namespace === name && it.pool === null)) addFlow(chart, flow);
}

/** Allows the flows of one pool, at both ends: on one page, whichever namespaces they touch. */
export function addPoolNetworkPolicies(chart: Chart, pool: string, flows: readonly Flow[]): void {
  for (const flow of flows.filter((it) => it.pool === pool)) addFlow(chart, flow);
}

function addFlow(chart: Chart, { name, namespace, pods, direction, peer, ports, reason }: Flow): void {
  const peers = networkPolicyPeers(peer);
  // a list without ports would mean none of them; left out, all
  const allowed = ports.length === 0 ? {} : { ports: ports.map(networkPolicyPort) };
  new k8s.KubeNetworkPolicy(chart, `${namespace}-${name}`, {
    metadata: { name, namespace, annotations: { [annotationKeys.flowReason]: reason } },
    spec: {
      podSelector: selector(pods),
      ...(direction === 'ingress'
        ? { policyTypes: ['Ingress'], ingress: [{ from: peers, ...allowed }] }
        : { policyTypes: ['Egress'], egress: [{ to: peers, ...allowed }] }),
    },
  });
}

function networkPolicyPeers(peer: Flow['peer']): k8s.NetworkPolicyPeer[] {
  if (peer.kind === 'networks') {
    const { cidrs, except } = peer;
    return cidrs.map((cidr) => ({ ipBlock: except.length === 0 ? { cidr } : { cidr, except: [...except] } }));
  }
  const namespaceSelector = { matchLabels: { [wellKnown.namespace]: peer.namespace } };
  return [{ namespaceSelector, podSelector: selector(peer.labels) }];
}

function networkPolicyPort({ port, protocol }: Flow['ports'][number]): k8s.NetworkPolicyPort {
  return { port: k8s.IntOrString.fromNumber(port), protocol };
}

/** Without labels it selects all pods. */
function selector(labels: readonly Label[]): k8s.LabelSelector {
  return labels.length === 0 ? {} : { matchLabels: labelMap(labels) };
}
