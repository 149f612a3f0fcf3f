import type { Label, Placement } from '#topology';
import { labelMap } from './label-map';
import type { PodSpec } from './pod';
import { wellKnown } from './well-known';
import { zoneSpread } from './zone-spread';

/**
 * The part of a pod that says where it runs: only on nodes of its classes, types and ways of paying, the preferred type
 * first; spread over the zones where that costs no replica.
 *
 * @param spread labels of the pods that are spread together: all engines of a pool, so that base and burst of one replica each do
 *   not both stand in the zone that is lost; empty: not spread
 */
export function placed(placement: Placement, spread: readonly Label[]) {
  return {
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: required(placement) }],
        },
        ...preferred(placement),
      },
    },
    tolerations: placement.tolerations.map((taint) => ({ ...taint, operator: 'Equal' })),
    priorityClassName: placement.priorityClass,
    ...(spread.length === 0 ? {} : { topologySpreadConstraints: [zoneSpread(labelMap(spread))] }),
  } satisfies Partial<PodSpec>;
}

function required({ instanceClassKey, instanceClasses, instanceTypes, capacityTypes }: Placement) {
  const allowed: readonly (readonly [string, readonly string[]])[] = [
    [instanceClassKey, instanceClasses],
    [wellKnown.instanceType, instanceTypes],
    [wellKnown.capacityType, capacityTypes],
  ];
  return allowed.map(([key, values]) => ({ key, operator: 'In', values }));
}

/** Karpenter tries the heaviest preference first, and drops them one by one. A single type needs none. */
function preferred({ instanceTypes }: Placement) {
  if (instanceTypes.length === 1) return {};
  return {
    preferredDuringSchedulingIgnoredDuringExecution: instanceTypes.map((type, index) => ({
      weight: instanceTypes.length - index,
      preference: { matchExpressions: [{ key: wellKnown.instanceType, operator: 'In', values: [type] }] },
    })),
  };
}
