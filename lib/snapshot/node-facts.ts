import type { DisruptionBudget, NodePool, Region } from '#topology';
import { byName, type Fact, type Facts, Line, OfEach, sorted } from './fact';
import { ofKinds } from './of-kinds';

/** Node pools and classes: how many nodes, of which kinds, and when they may go. */
export function nodeFacts({ nodePools, nodeClasses, network }: Region): Facts {
  const zones = network.zones.map(({ name }) => name);
  const ofEach = (tell: (pool: NodePool) => Fact) => new OfEach(byName(nodePools, tell));
  const nameOf = ({ name }: NodePool) => name;
  return {
    limits: byName(
      nodePools,
      ({ maxNodes, maxGpus, maxVcpu }) => new Line({ nodes: maxNodes, gpus: maxGpus, vcpu: maxVcpu }),
    ),
    named: ofEach(namedFact),
    instanceTypes: ofKinds(
      nodePools,
      { kindOf: ({ instanceClass }) => instanceClass, nameOf },
      (pool) => pool.instanceTypes,
    ),
    weight: ofKinds(nodePools, { kindOf: ({ capacityType }) => capacityType, nameOf }, ({ weight }) => weight),
    zones: ofEach((pool) => (sorted(pool.zones).join() === sorted(zones).join() ? 'every zone' : pool.zones)),
    architecture: ofEach(({ architecture }) => architecture),
    budgets: ofEach(({ disruption }) => sorted(disruption.budgets.map(budgetWords))),
    disruption: ofEach(({ disruption }) => {
      const { budgets, ...rest } = disruption;
      return rest;
    }),
    nodeClasses: new OfEach(
      byName(nodeClasses, ({ rootVolumeGiB, localNvme, maxPods, reservationIds }) => ({
        rootVolumeGiB,
        localNvme,
        maxPods,
        reservations: reservationIds,
      })),
    ),
  };
}

/** The convention that nearly all names follow, else what the pool is of. */
function namedFact({ name, instanceClass, capacityType, nodeClass }: NodePool): Fact {
  const isByConvention = name === `${instanceClass}-${capacityType}` && nodeClass === instanceClass;
  return isByConvention ? '<class>-<capacity type>' : { instanceClass, capacityType, nodeClass };
}

function budgetWords({ nodesPercent, reasons, during }: DisruptionBudget): string {
  const time = during === null ? '' : ` for ${during.minutes} min from ${during.start}`;
  return `${nodesPercent} % ${sorted(reasons).join('+')}${time}`;
}
