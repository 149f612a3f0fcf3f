import type { Plain } from '#evidence';
import { budget, container, envoys, nodePool, pod, region, scaler, workload } from './cluster-parts';
import { addObject, type Open } from './edit';
import type { Mutation } from './mutation';

const deployment = 'production';

const disruption: readonly Mutation[] = [
  {
    name: 'a pool loses its disruption budget',
    deployment,
    rule: 'pool-has-budget',
    change: (copy) => {
      const removed = budget(copy, 'chat-large');
      for (const manifest of copy.manifests as Open[]) {
        manifest.objects = manifest.objects.filter((object: Plain) => object !== removed);
      }
    },
  },
  {
    name: 'a pool gets a second disruption budget',
    deployment,
    rule: 'pool-has-budget',
    change: (copy) => {
      const first = budget(copy, 'chat-large');
      addObject(copy, region, '30-models/chat-large.yaml', {
        ...first,
        metadata: { ...first.metadata, name: 'spare' },
      });
    },
  },
  {
    name: 'a disruption budget lets nobody go',
    deployment,
    rule: 'budget-lets-some-go',
    change: (copy) => {
      budget(copy, 'chat-large').spec.maxUnavailable = 0;
    },
  },
  {
    name: 'a disruption budget lets all go',
    deployment,
    rule: 'budget-lets-some-go',
    change: (copy) => {
      budget(copy, 'guard').spec.maxUnavailable = '100%';
    },
  },
  {
    name: 'a disruption budget covers nothing',
    deployment,
    rule: 'budget-lets-some-go',
    change: (copy) => {
      budget(copy, 'chat-large-proxy').spec.selector.matchLabels = { app: 'proxy' };
    },
  },
  {
    name: 'the Envoys of tier 1 lose their disruption budget',
    deployment,
    rule: 'budget-lets-some-go',
    change: (copy) => {
      delete envoys(copy).spec.provider.kubernetes.envoyPDB;
    },
  },
  {
    name: 'nodes are never renewed',
    deployment,
    rule: 'node-pool-budget',
    change: (copy) => {
      nodePool(copy, 'h200-spot').spec.disruption.budgets = [{ nodes: '0' }];
    },
  },
  {
    name: 'nodes that hold pods may all go at once',
    deployment,
    rule: 'node-pool-budget',
    change: (copy) => {
      nodePool(copy, 'h200-spot').spec.disruption.budgets = [{ nodes: '100%', reasons: ['Drifted', 'Underutilized'] }];
    },
  },
];

const replicas: readonly Mutation[] = [
  {
    name: 'an engine does not say when it is ready',
    deployment,
    rule: 'served-pod-readiness',
    change: (copy) => {
      delete container(copy, 'chat-large-burst').readinessProbe;
    },
  },
  {
    name: 'a rollout is called failed while engines still load',
    deployment,
    rule: 'startup-fits-rollout',
    change: (copy) => {
      delete workload(copy, 'chat-large-base').spec.progressDeadlineSeconds;
    },
  },
  {
    name: 'an engine is ended while it loads its weights',
    deployment,
    rule: 'liveness-waits',
    change: (copy) => {
      delete container(copy, 'chat-large-base').startupProbe;
    },
  },
  {
    name: 'a picker is ended two seconds after it began',
    deployment,
    rule: 'liveness-waits',
    change: (copy) => {
      Object.assign(container(copy, 'chat-large-picker').livenessProbe, { periodSeconds: 1, failureThreshold: 2 });
    },
  },
  {
    name: 'a scaler has no workload',
    deployment,
    rule: 'scaler-target',
    change: (copy) => {
      scaler(copy, 'chat-large').spec.scaleTargetRef.name = 'chat-large';
    },
  },
  {
    name: 'a scaled workload states its replicas',
    deployment,
    rule: 'scaler-target',
    change: (copy) => {
      workload(copy, 'chat-large-burst').spec.replicas = 2;
    },
  },
  {
    name: 'the bounds of a scaler are swapped',
    deployment,
    rule: 'scaler-bounds',
    change: (copy) => {
      Object.assign(scaler(copy, 'guard').spec, { minReplicaCount: 9, maxReplicaCount: 2 });
    },
  },
  {
    name: 'a scaler has no fallback',
    deployment,
    rule: 'scaler-bounds',
    change: (copy) => {
      delete scaler(copy, 'guard').spec.fallback;
    },
  },
  {
    name: 'replicas may all stand in one zone',
    deployment,
    rule: 'replicas-spread',
    change: (copy) => {
      delete pod(copy, 'guard-base').topologySpreadConstraints;
    },
  },
];

/** How many may go at once, how they begin and multiply. */
export const operabilityReplicasMutations: readonly Mutation[] = [...disruption, ...replicas];
