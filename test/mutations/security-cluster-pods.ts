import type { Evidence } from '#evidence';
import { type Open, objectIn } from './edit';
import type { Mutation } from './mutation';

const region = 'eu-north-1';
const production = { deployment: 'production' } as const;

/** A change of the first engine of a pool in a Region of production. */
function engine(change: (pod: Open, container: Open) => void) {
  return (copy: Evidence) => {
    const { spec } = objectIn(copy, region, 'Deployment', 'chat-small-base').spec.template;
    change(spec, spec.containers[0]);
  };
}

/** A change of the first namespace whose name holds a text. */
function namespace(holding: string, change: (metadata: Open) => void) {
  return (copy: Evidence) => change(objectIn(copy, region, 'Namespace', holding).metadata);
}

/** What somebody could do to pods and the namespaces that take them, and the rule meant for it. */
export const podMutations: readonly Mutation[] = [
  {
    ...production,
    name: 'an engine whose image moves',
    rule: 'image-pinned',
    change: engine((_, container) => {
      container.image = 'docker.io/vllm/vllm-openai:latest';
    }),
  },
  {
    ...production,
    name: 'an engine whose image has no tag',
    rule: 'image-pinned',
    change: engine((_, container) => {
      container.image = 'docker.io/vllm/vllm-openai';
    }),
  },
  {
    ...production,
    name: 'an engine from a registry that nobody vouches for',
    rule: 'image-registry',
    change: engine((_, container) => {
      container.image = 'quay.io/somebody/vllm-openai:v0.21.0';
    }),
  },
  {
    ...production,
    name: 'a privileged container',
    rule: 'pod-security-level',
    change: engine((_, { securityContext }) => {
      securityContext.privileged = true;
    }),
  },
  {
    ...production,
    name: 'a pod that may run as root',
    rule: 'pod-security-level',
    change: engine(({ securityContext }) => {
      delete securityContext.runAsNonRoot;
    }),
  },
  {
    ...production,
    name: 'a pod in the network of its node',
    rule: 'pod-security-level',
    change: engine((pod) => {
      pod.hostNetwork = true;
    }),
  },
  {
    ...production,
    name: 'a folder of the node in a pod',
    rule: 'pod-security-level',
    change: engine(({ volumes }) => {
      volumes.push({ name: 'node', hostPath: { path: '/' } });
    }),
  },
  {
    ...production,
    name: 'a pod without a seccomp profile',
    rule: 'pod-security-level',
    change: engine(({ securityContext }) => {
      delete securityContext.seccompProfile;
    }),
  },
  {
    ...production,
    name: 'the label of a namespace lowered',
    rule: 'namespace-pod-security',
    change: namespace('models', ({ labels }) => {
      labels['pod-security.kubernetes.io/enforce'] = 'privileged';
    }),
  },
  {
    ...production,
    name: 'the reason of a privileged namespace lost',
    rule: 'namespace-pod-security',
    change: namespace('dcgm-exporter', ({ annotations }) => {
      delete annotations['meridian.internal/pod-security-reason'];
    }),
  },
  {
    ...production,
    name: 'the level of a namespace pinned to an older Kubernetes',
    rule: 'namespace-pod-security',
    change: namespace('gateway', ({ labels }) => {
      labels['pod-security.kubernetes.io/enforce-version'] = 'v1.24';
    }),
  },
  {
    ...production,
    name: 'a root file system that can be written to',
    rule: 'read-only-root',
    change: engine((_, { securityContext }) => {
      securityContext.readOnlyRootFilesystem = false;
    }),
  },
  {
    ...production,
    name: 'a container without a limit on memory',
    rule: 'bound-resources',
    change: engine((_, { resources }) => {
      delete resources.limits.memory;
    }),
  },
  {
    ...production,
    name: 'an engine with a token of the API server',
    rule: 'service-account-token',
    change: engine((pod) => {
      pod.automountServiceAccountToken = true;
    }),
  },
  {
    ...production,
    name: 'an account that gives its token to every pod',
    rule: 'service-account-token',
    change: (copy) => {
      delete objectIn(copy, region, 'ServiceAccount', 'engine').automountServiceAccountToken;
    },
  },
  {
    ...production,
    name: 'the Envoys of the gateway made privileged',
    rule: 'hardened-parts',
    change: (copy) => {
      const { provider } = objectIn(copy, region, 'EnvoyProxy').spec;
      provider.kubernetes.envoyDeployment.container.securityContext = { privileged: true };
    },
  },
  {
    ...production,
    name: 'an object in a namespace that nobody makes',
    rule: 'namespace-made',
    change: (copy) => {
      objectIn(copy, region, 'ConfigMap').metadata.namespace = 'default';
    },
  },
  {
    ...production,
    name: 'an object without a namespace',
    rule: 'namespace-named',
    change: (copy) => {
      delete objectIn(copy, region, 'Service').metadata.namespace;
    },
  },
];
