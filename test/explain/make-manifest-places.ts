import { writeFileSync } from 'node:fs';
import { shippedTopologies } from '#test/topology/shipped-topologies';
import { firstRegion, linesFor, numbersOf, propertiesOf } from './manifest-fields';

/**
 * Makes the register of where numbers stand in manifests, from both deployments: what they do not have in common adds up.
 * Run it when the charts change: `node --require tsx/cjs test/explain/make-manifest-places.ts`.
 */
function makeManifestPlaces(): void {
  const register = new Map<string, readonly string[]>();
  for (const topology of shippedTopologies.map(firstRegion)) {
    const before = propertiesOf(topology);
    for (const leaf of numbersOf(topology)) {
      const lines = linesFor(topology, leaf, before);
      if (lines !== null)
        register.set(leaf.pattern, [...new Set([...(register.get(leaf.pattern) ?? []), ...lines])].sort());
    }
  }
  const sorted = Object.fromEntries([...register].sort(([one], [other]) => (one < other ? -1 : 1)));
  writeFileSync('lib/explain/manifest-places.json', `${JSON.stringify(sorted, null, 2)}\n`);
}

makeManifestPlaces();
