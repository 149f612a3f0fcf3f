import fc from 'fast-check';
import { parseBlueprint } from '#blueprint';
import { heldRequests, memoryToHold } from '#lib/topology/held-requests';
import { benchBlueprint } from '#test/gateway/bench/blueprint';
import { resolveTopology } from '#topology';
import { regionsOf, shippedTopologies } from './shipped-topologies';

test.each([
  ['production', 2048, 14_417],
  ['a demo', 512, 2621],
])('a gateway’s Envoy of %s has as many requests in hand as its memory holds', (_, memoryMiB, requests) => {
  expect(heldRequests('gateway', memoryMiB)).toBe(requests);
});

test('memory for so many requests holds them, and not a step less', () => {
  fc.assert(
    fc.property(fc.constantFrom('gateway', 'pool'), fc.integer({ min: 1, max: 100_000 }), (envoy, requests) => {
      const memoryMiB = memoryToHold(envoy, requests);
      expect(heldRequests(envoy, memoryMiB)).toBeGreaterThanOrEqual(requests);
      expect(heldRequests(envoy, memoryMiB - 64)).toBeLessThan(requests);
    }),
  );
});

test('a pool’s Envoys hold all that its engines run at once, with one of them away', () => {
  // one of whose pools runs more than the least memory holds
  const bench = resolveTopology(parseBlueprint(benchBlueprint));
  for (const { modelPools } of [...shippedTopologies, bench].flatMap(regionsOf)) {
    for (const { name, base, burst, engine, proxy } of modelPools) {
      const running = (base.replicas + (burst?.maxReplicas ?? 0)) * engine.maxSequences;
      const left = Math.max(1, proxy.deployment.replicas - 1);
      expect([name, proxy.limits.concurrent * left >= running]).toEqual([name, true]);
      expect(proxy.limits.concurrent).toBeLessThanOrEqual(heldRequests('pool', proxy.deployment.memoryMiB));
    }
  }
});
