import type { Chart } from 'cdk8s';
import type { DisruptionBudget, NodePool as NodePoolFacts } from '#topology';
import { apiGroup } from './api-group';
import { EC2NodeClass } from './imports/karpenter.k8s.aws';
import { NodePool } from './imports/karpenter.sh';
import { labelMap } from './label-map';
import { wellKnown } from './well-known';

/** One Karpenter NodePool: nodes of one instance class and one way of paying for them. */
export function addNodePool(chart: Chart, pool: NodePoolFacts): void {
  const { name, disruption } = pool;
  new NodePool(chart, `pool-${name}`, {
    metadata: { name },
    spec: {
      weight: pool.weight,
      limits: limits(pool),
      disruption: {
        consolidationPolicy: disruption.consolidation,
        consolidateAfter: `${disruption.consolidateAfterSeconds}s`,
        budgets: disruption.budgets.map(budget),
      },
      template: {
        metadata: { labels: labelMap(pool.labels) },
        spec: {
          nodeClassRef: { ...apiGroup(EC2NodeClass.GVK), name: pool.nodeClass },
          expireAfter: disruption.expireAfterHours === null ? 'Never' : `${disruption.expireAfterHours}h`,
          terminationGracePeriod: `${disruption.terminationGraceSeconds}s`,
          taints: pool.taints,
          requirements: requirements(pool),
        },
      },
    },
  });
}

function budget({ nodesPercent, reasons, during }: DisruptionBudget) {
  const scheduled = during === null ? {} : { schedule: during.start, duration: `${during.minutes}m` };
  return { nodes: `${nodesPercent}%`, reasons, ...scheduled };
}

/** A GPU limit beside the nodes': the types of one pool differ in their number of GPUs. */
function limits({ maxNodes, maxVcpu, maxGpus }: NodePoolFacts): Record<string, number> {
  const counted = { nodes: maxNodes, cpu: maxVcpu };
  return maxGpus === null ? counted : { ...counted, [wellKnown.gpu]: maxGpus };
}

function requirements({ capacityType, instanceTypes, zones, architecture }: NodePoolFacts) {
  const allowed: readonly (readonly [string, readonly string[]])[] = [
    [wellKnown.capacityType, [capacityType]],
    [wellKnown.instanceType, instanceTypes],
    [wellKnown.zone, zones],
    [wellKnown.architecture, [architecture]],
  ];
  return allowed.map(([key, values]) => ({ key, operator: 'In' as const, values }));
}
