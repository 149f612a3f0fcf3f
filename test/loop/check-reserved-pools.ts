import { type Check, checkOf } from '#test/conformance/check';
import { capacityTypeOf, type RenderedNodePool } from './kwok-nodes';
import { ofKinds, type ShippedRegion } from './shipped-region';

/**
 * Pools of reserved capacity, which no provider of simulated nodes sells, by their manifests: each class is asked for in the
 * order reserved, spot, on-demand, and what is not reserved has no node. No pool has a fixed number of nodes.
 */
export function checkReservedPools(everywhere: readonly ShippedRegion[]): readonly Check[] {
  const pools = everywhere.flatMap((shipped) =>
    (ofKinds(shipped, 'NodePool') as unknown as readonly RenderedNodePool[]).map((pool) => ({ shipped, pool })),
  );
  const reserved = pools.filter(({ pool }) => capacityTypeOf(pool) === 'reserved');
  const problems = reserved.flatMap(({ shipped, pool }) => {
    const place = `${shipped.deployment}/${shipped.region.name}/${pool.metadata.name}`;
    const reservations = shipped.region.nodeClasses.find(
      ({ name }) => name === pool.spec.template.spec.nodeClassRef.name,
    )?.reservationIds;
    const empty =
      reservations?.length === 0 && pool.spec.limits.nodes !== 0 ? [`${place}: nodes without a reservation`] : [];
    const rivals = pools.filter(
      (other) =>
        other.shipped === shipped &&
        other.pool !== pool &&
        other.pool.spec.template.spec.nodeClassRef.name === pool.spec.template.spec.nodeClassRef.name,
    );
    const weights = Object.fromEntries(rivals.map((other) => [capacityTypeOf(other.pool), other.pool.spec.weight]));
    const order = [pool.spec.weight, weights.spot ?? 0, weights['on-demand'] ?? 0];
    const ordered = order.every((weight, index) => index === 0 || weight < (order[index - 1] ?? 0));
    return [...empty, ...(ordered ? [] : [`${place}: weights ${order.join(', ')} of reserved, spot, on-demand`])];
  });
  return [
    checkOf('reserved pools come first, and are empty without reservations', problems, `${reserved.length} manifests`),
  ];
}
