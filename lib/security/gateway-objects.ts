import { type Finding, type Inventory, isRecord, listAt, textAt, valueAt } from '#evidence';
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

/**
 * What a policy is about: `Gateway gateway/meridian`, or a part of it, `https of Gateway gateway/meridian`. Targets stand in the
 * namespace of their policy; those that labels select (`every HTTPRoute with …`) nobody can tell before there are routes.
 */
export function targetsOf({ object, namespace }: ClusterObject): readonly string[] {
  const named = [valueAt(object, 'spec', 'targetRef'), ...listAt(object, 'spec', 'targetRefs')].filter(isRecord);
  return [
    ...named.map((target) => {
      const whole = `${textAt(target, 'kind')} ${nameOf({ namespace, name: textAt(target, 'name') ?? '' })}`;
      const section = textAt(target, 'sectionName');
      return section === null ? whole : `${section} of ${whole}`;
    }),
    ...listAt(object, 'spec', 'targetSelectors').map((selector) => {
      const { kind, ...by } = isRecord(selector) ? selector : {};
      return `every ${kind} with ${JSON.stringify(by)}`;
    }),
  ];
}
