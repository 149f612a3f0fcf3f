/** Names that Kubernetes, Karpenter, NVIDIA and LeaderWorkerSet chose: the same in every cluster. */
export const wellKnown = {
  instanceType: 'node.kubernetes.io/instance-type',
  zone: 'topology.kubernetes.io/zone',
  architecture: 'kubernetes.io/arch',
  namespace: 'kubernetes.io/metadata.name',
  capacityType: 'karpenter.sh/capacity-type',
  gpu: 'nvidia.com/gpu',
  podSecurity: 'pod-security.kubernetes.io',
  /** Place of a pod in its LeaderWorkerSet group; the leader's is "0". */
  workerIndex: 'leaderworkerset.sigs.k8s.io/worker-index',
  /** Priorities of Kubernetes' own. */
  systemPriorities: ['system-cluster-critical', 'system-node-critical'],
  owningGateway: 'gateway.envoyproxy.io/owning-gateway-name',
} as const;
