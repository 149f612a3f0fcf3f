import type { Flow, FlowPeer } from './flow';
import type { ModelPool } from './model-pool';
import { cluster } from './names';
import type { Namespace } from './namespace';

/** The Pod Identity agent of EKS on every node: link-local, so the wide rules below leave it out. */
const podIdentityAgent = { cidr: '169.254.170.23/32', port: 80 } as const;

/** The node's metadata and other link-local services are nobody's business. */
const linkLocal = '169.254.0.0/16';

/** Flows of the namespaces that deny all else: names for everyone, requests and metrics to engines, weights from S3. */
export function resolveFlows(namespaces: readonly Namespace[], pools: readonly ModelPool[]): Flow[] {
  const dns = namespaces.filter((entry) => entry.defaultDeny).map((entry) => dnsFlow(entry.name));
  return [...dns, ...pools.flatMap(poolFlows)];
}

function dnsFlow(namespace: string): Flow {
  return {
    name: 'dns',
    namespace,
    pods: [],
    direction: 'egress',
    peer: { kind: 'pods', namespace: 'kube-system', labels: [{ key: 'k8s-app', value: 'kube-dns' }] },
    ports: [
      { port: 53, protocol: 'UDP' },
      { port: 53, protocol: 'TCP' },
    ],
  };
}

function poolFlows(pool: ModelPool): Flow[] {
  const { engine, namespace } = pool;
  const requests = [{ port: engine.port, protocol: 'TCP' }] as const;
  const from = (name: string): FlowPeer => ({ kind: 'pods', namespace: name, labels: [] });
  const about = (name: string) => ({ name: `${pool.name}-${name}`, namespace, pods: pool.labels });
  return [
    { ...about('requests'), direction: 'ingress', peer: from(cluster.namespaces.envoy), ports: requests },
    { ...about('pickers'), direction: 'ingress', peer: from(namespace), ports: requests },
    { ...about('metrics'), direction: 'ingress', peer: from(cluster.namespaces.monitoring), ports: requests },
    ...(engine.kind === 'vllm' ? weightsFlows(about) : []),
    ...(pool.base.nodesPerReplica > 1 ? groupFlows(about, pool) : []),
  ];
}

type About = (name: string) => Pick<Flow, 'name' | 'namespace' | 'pods'>;

/** S3 has public addresses even through its gateway endpoint. */
function weightsFlows(about: About): Flow[] {
  return [
    {
      ...about('weights'),
      direction: 'egress',
      peer: { kind: 'network', cidr: '0.0.0.0/0', except: [linkLocal] },
      ports: [{ port: 443, protocol: 'TCP' }],
    },
    {
      ...about('credentials'),
      direction: 'egress',
      peer: { kind: 'network', cidr: podIdentityAgent.cidr, except: [] },
      ports: [{ port: podIdentityAgent.port, protocol: 'TCP' }],
    },
  ];
}

/** The nodes of one replica talk among each other on ports of their own choice. */
function groupFlows(about: About, pool: ModelPool): Flow[] {
  const peer: FlowPeer = { kind: 'pods', namespace: pool.namespace, labels: pool.labels };
  return (['ingress', 'egress'] as const).map((direction) => ({
    ...about(`group-${direction}`),
    direction,
    peer,
    ports: [],
  }));
}
