import type { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Flow, Label } from '#topology';
import { labelMap } from './label-map';
import { wellKnown } from './well-known';

/** Denies everything in a namespace, and allows the flows that are meant there. */
export function addNetworkPolicies(chart: Chart, namespace: string, flows: readonly Flow[]): void {
  const denyAll = 'default-deny';
  new k8s.KubeNetworkPolicy(chart, denyAll, {
    metadata: { name: denyAll, namespace },
    spec: { podSelector: {}, policyTypes: ['Egress', 'Ingress'] },
  });
  for (const flow of flows.filter((it) => it.namespace === namespace)) addFlow(chart, flow);
}

function addFlow(chart: Chart, { name, namespace, pods, direction, peer, ports }: Flow): void {
  const peers = [networkPolicyPeer(peer)];
  // a list without ports would mean none of them; left out, all
  const allowed = ports.length === 0 ? {} : { ports: ports.map(networkPolicyPort) };
  new k8s.KubeNetworkPolicy(chart, name, {
    metadata: { name, namespace },
    spec: {
      podSelector: selector(pods),
      ...(direction === 'ingress'
        ? { policyTypes: ['Ingress'], ingress: [{ from: peers, ...allowed }] }
        : { policyTypes: ['Egress'], egress: [{ to: peers, ...allowed }] }),
    },
  });
}

function networkPolicyPeer(peer: Flow['peer']): k8s.NetworkPolicyPeer {
  if (peer.kind === 'network') {
    const { cidr, except } = peer;
    return { ipBlock: except.length === 0 ? { cidr } : { cidr, except: [...except] } };
  }
  return {
    namespaceSelector: { matchLabels: { [wellKnown.namespace]: peer.namespace } },
    podSelector: selector(peer.labels),
  };
}

function networkPolicyPort({ port, protocol }: Flow['ports'][number]): k8s.NetworkPolicyPort {
  return { port: k8s.IntOrString.fromNumber(port), protocol };
}

/** Without labels it selects all pods. */
function selector(labels: readonly Label[]): k8s.LabelSelector {
  return labels.length === 0 ? {} : { matchLabels: labelMap(labels) };
}
