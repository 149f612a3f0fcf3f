import { container, nodePool, pod, required } from './cluster-parts';
import { type Open, resourceIn } from './edit';
import type { Mutation } from './mutation';

const deployment = 'production';

const gpuToleration = { key: 'nvidia.com/gpu', operator: 'Equal', value: 'true', effect: 'NoSchedule' };

/** Where pods land. */
export const operabilityPlacementMutations: readonly Mutation[] = [
  {
    name: 'an engine loses its toleration',
    deployment,
    rule: 'pod-finds-nodes',
    change: (copy) => {
      pod(copy, 'chat-large-base').tolerations = [];
    },
  },
  {
    name: 'an engine requires a class of nodes that has not its instance types',
    deployment,
    rule: 'pod-finds-nodes',
    change: (copy) => {
      required(copy, 'chat-large-base', 'meridian.internal/instance-class').values = ['l40s'];
    },
  },
  {
    name: 'an engine asks for more GPUs than its nodes have',
    deployment,
    rule: 'pod-finds-nodes',
    change: (copy) => {
      container(copy, 'chat-large-burst').resources.requests['nvidia.com/gpu'] = '16';
    },
  },
  {
    name: 'the nodes of an engine get a taint more',
    deployment,
    rule: 'pod-finds-nodes',
    change: (copy) => {
      for (const name of ['h200-spot', 'h200-on-demand', 'h200-reserved']) {
        nodePool(copy, name).spec.template.spec.taints.push({ key: 'team', value: 'research', effect: 'NoSchedule' });
      }
    },
  },
  {
    name: 'an engine moves to nodes that were not meant for it',
    deployment,
    rule: 'pool-on-its-nodes',
    change: (copy) => {
      required(copy, 'embed-burst', 'meridian.internal/instance-class').values = ['h100'];
      required(copy, 'embed-burst', 'node.kubernetes.io/instance-type').values = ['p5.48xlarge'];
    },
  },
  {
    name: 'an engine asks for fewer GPUs than it was planned with',
    deployment,
    rule: 'pool-on-its-nodes',
    change: (copy) => {
      container(copy, 'chat-large-base').resources.requests['nvidia.com/gpu'] = '4';
    },
  },
  {
    name: 'an engine tolerates every taint',
    deployment,
    rule: 'gpu-tolerations',
    change: (copy) => {
      pod(copy, 'chat-large-base').tolerations = [{ operator: 'Exists' }];
    },
  },
  {
    name: "a pool's Envoy tolerates GPU nodes",
    deployment,
    rule: 'gpu-tolerations',
    change: (copy) => {
      pod(copy, 'chat-large-proxy').tolerations = [gpuToleration];
    },
  },
  {
    name: 'GPU nodes lose their taint',
    deployment,
    rule: 'gpu-nodes-for-gpu-pods',
    change: (copy) => {
      delete nodePool(copy, 'h100-on-demand').spec.template.spec.taints;
    },
  },
  {
    name: 'base may run on spot',
    deployment,
    rule: 'base-never-on-spot',
    change: (copy) => {
      required(copy, 'guard-base', 'karpenter.sh/capacity-type').values.push('spot');
    },
  },
  {
    name: 'the system nodes become spot',
    deployment,
    rule: 'base-never-on-spot',
    change: (copy) => {
      resourceIn(copy, 'production/eu-north-1/Cluster', 'AWS::EKS::Nodegroup').Properties.CapacityType = 'SPOT';
    },
  },
  {
    name: 'an engine that the demo applies loses its toleration',
    deployment: 'demo',
    rule: 'pod-finds-nodes',
    change: (copy) => {
      const path = 'demo/us-east-1/Workloads';
      const { Properties } = resourceIn(copy, path, 'Custom::AWSCDK-EKS-KubernetesResource', '30modelschatsmall8');
      const objects: Open[] = JSON.parse(Properties.Manifest);
      objects.find(({ metadata }) => metadata.name === 'chat-small-base').spec.template.spec.tolerations = [];
      Properties.Manifest = JSON.stringify(objects);
    },
  },
];
