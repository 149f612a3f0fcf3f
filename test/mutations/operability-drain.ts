import { container, nodePool, pod, region } from './cluster-parts';
import { type Open, objectIn, resourceIn } from './edit';
import type { Mutation } from './mutation';

const deployment = 'production';

/** How pods end. */
export const operabilityDrainMutations: readonly Mutation[] = [
  {
    name: 'a grace period is as long as preStop and shutdown',
    deployment,
    rule: 'grace-outlasts-shutdown',
    change: (copy) => {
      pod(copy, 'chat-large-base').terminationGracePeriodSeconds = 90;
    },
  },
  {
    name: 'an engine shuts down for longer than its grace period',
    deployment,
    rule: 'grace-outlasts-shutdown',
    change: (copy) => {
      const { args } = container(copy, 'chat-large-base');
      args[args.indexOf('--shutdown-timeout=80')] = '--shutdown-timeout=300';
    },
  },
  {
    name: "a pool's Envoy has the usual grace period",
    deployment,
    rule: 'grace-outlasts-shutdown',
    change: (copy) => {
      delete pod(copy, 'chat-large-proxy').terminationGracePeriodSeconds;
    },
  },
  {
    name: 'a preStop hook takes nobody knows how long',
    deployment,
    rule: 'grace-outlasts-shutdown',
    change: (copy) => {
      container(copy, 'chat-large-base').lifecycle.preStop = { exec: { command: ['/drain'] } };
    },
  },
  {
    name: 'a worker is told of more time than it has',
    deployment,
    rule: 'grace-outlasts-shutdown',
    change: (copy) => {
      pod(copy, 'batch-worker').terminationGracePeriodSeconds = 30;
    },
  },
  {
    name: 'an engine drops what it runs when it ends',
    deployment,
    rule: 'engine-finishes-requests',
    change: (copy) => {
      const { args } = container(copy, 'chat-large-burst');
      args.splice(args.indexOf('--shutdown-timeout=80'), 1);
    },
  },
  {
    name: 'an engine stops while requests still reach it',
    deployment,
    rule: 'engine-finishes-requests',
    change: (copy) => {
      delete container(copy, 'chat-large-burst').lifecycle;
    },
  },
  {
    name: 'a grace period outlasts the spot notice',
    deployment,
    rule: 'drain-fits-spot-notice',
    change: (copy) => {
      pod(copy, 'chat-large-burst').terminationGracePeriodSeconds = 180;
    },
  },
  {
    name: 'nodes end before their pods',
    deployment,
    rule: 'node-outlasts-pods',
    change: (copy) => {
      nodePool(copy, 'h200-spot').spec.template.spec.terminationGracePeriod = '1m30s';
    },
  },
  {
    name: 'the load balancer drops what an Envoy still answers',
    deployment,
    rule: 'balancer-outlasts-drain',
    change: (copy) => {
      const group = resourceIn(
        copy,
        'production/eu-north-1/Network',
        'AWS::ElasticLoadBalancingV2::TargetGroup',
        'internal',
      );
      const attributes: Open[] = group.Properties.TargetGroupAttributes;
      attributes.find(({ Key }) => Key === 'deregistration_delay.timeout_seconds').Value = '30';
    },
  },
  {
    name: 'Envoys are bound to a target group that does not exist',
    deployment,
    rule: 'balancer-outlasts-drain',
    change: (copy) => {
      objectIn(copy, region, 'TargetGroupBinding', 'internal').spec.targetGroupName = 'internal';
    },
  },
];
