import { type Finding, type Inventory, listAt, textAt } from '#evidence';
import { findingOf } from './finding-of';
import { type ClusterObject, listClusters, nameOf } from './list-clusters';

const mend = 'Mend lib/topology/resolve-gateway.ts, resolve-access.ts, or what charts/ renders of them.';

/** What is wrong with an object of tier 1. */
export interface GatewayFault {
  readonly property: string;
  readonly what: string;
}

/** Faults of an object as findings of a rule. */
export function gatewayFindings(
  rule: string,
  object: ClusterObject,
  faults: readonly GatewayFault[],
): readonly Finding[] {
  return faults.map(({ property, what }) =>
    findingOf(rule, { at: object.at(property), message: `the ${object.kind} ${what}`, mend }),
  );
}

/** Policies of a kind that are about a gateway as a whole. */
export function policiesFor(inventory: Inventory, kind: string, gateway: ClusterObject): readonly ClusterObject[] {
  return clusterOf(inventory, gateway).filter(
    (policy) => policy.kind === kind && targetsOf(policy).some((target) => target === `Gateway ${nameOf(gateway)}`),
  );
}

/** What stands in the same cluster. */
export function clusterOf(inventory: Inventory, object: ClusterObject): readonly ClusterObject[] {
  return listClusters(inventory).find(({ objects }) => objects.includes(object))?.objects ?? [];
}

/** `Gateway gateway/meridian`: targets stand in the namespace of their policy. */
export function targetsOf({ object, namespace }: ClusterObject): readonly string[] {
  return listAt(object, 'spec', 'targetRefs').map(
    (target) => `${textAt(target, 'kind')} ${nameOf({ namespace, name: textAt(target, 'name') ?? '' })}`,
  );
}
