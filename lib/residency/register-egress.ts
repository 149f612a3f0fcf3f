/** A way out of a namespace that is open to any address, and why no narrower one is possible. */
export interface OpenEgress {
  readonly namespace: string;
  /** Name of the NetworkPolicy; `*` stands for the name of a model pool. */
  readonly policy: string;
  /** What goes there. Which hosts that is, `unknown-host` judges in the environment and the arguments of the pods. */
  readonly goes: string;
}

/** Every NetworkPolicy that may allow more than networks of the jurisdiction: services of AWS without an endpoint in the VPC. */
const openEgress: readonly OpenEgress[] = [
  {
    namespace: 'aws-load-balancer-controller',
    policy: 'load-balancer-aws-out',
    goes: 'Addresses of Envoys, to ELB and EC2',
  },
  {
    namespace: 'batch',
    policy: 'batch-worker-aws-out',
    goes: 'Jobs and their results, to the Region’s queue and bucket',
  },
  {
    namespace: 'envoy-gateway-system',
    policy: 'token-keys-out',
    goes: 'Requests for public keys, to issuers that the blueprint names',
  },
  {
    namespace: 'gateway',
    policy: 'authorizer-aws-out',
    goes: 'Ids of keys and names of tenants, to the Region’s replica of their table; which hour it is, to the Region’s key',
  },
  {
    namespace: 'gateway',
    policy: 'authorizer-token-keys-out',
    goes: 'Requests for public keys, to issuers that the blueprint names',
  },
  { namespace: 'external-secrets', policy: 'external-secrets-aws-out', goes: 'Requests for parameters of the Region' },
  {
    namespace: 'karpenter',
    policy: 'karpenter-aws-out',
    goes: 'Wishes for nodes; IAM and prices are in us-east-1 alone',
  },
  { namespace: 'keda', policy: 'scaler-aws-out', goes: 'Questions for the depth of the Region’s queues' },
  { namespace: 'models', policy: '*-weights-aws-out', goes: 'Requests for weights, to the Region’s bucket' },
  { namespace: 'monitoring', policy: 'prometheus-aws-out', goes: 'Metrics, to the Region’s workspace' },
  { namespace: 'monitoring', policy: 'alertmanager-aws-out', goes: 'Alerts, to the Region’s topics' },
  {
    namespace: 'monitoring',
    policy: 'telemetry-aws-out',
    goes: 'Access logs and traces, to the Region’s log group and X-Ray',
  },
];

const patterns = openEgress.map(({ namespace, policy }) => ({
  namespace,
  policy: new RegExp(`^${policy.replaceAll('*', '[a-z0-9-]+')}$`),
}));

/** Whether a policy of a namespace may be open to any address. */
export function mayBeOpen(namespace: string | null, name: string): boolean {
  return patterns.some((entry) => entry.namespace === namespace && entry.policy.test(name));
}
