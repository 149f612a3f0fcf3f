import fc from 'fast-check';
import { parseBlueprint } from '#blueprint';
import { viewName } from '#diagram';
import { drawView } from '#lib/diagram/draw-view';
import { placeDrawing } from '#lib/diagram/place-drawing';
import { blueprints } from '#test/any-blueprint/draw-blueprint';
import { resolveTopology } from '#topology';
import { allViews } from './drawn-topologies';
import { geometryFaults } from './geometry-faults';

const drawn = fc.sample(blueprints, { seed: 7, numRuns: 20 }).map((input) => resolveTopology(parseBlueprint(input)));

test.each(drawn.map((topology, index) => [index, topology] as const))(
  'whatever a blueprint says, its diagrams are in order (%i)',
  async (_index, topology) => {
    const faults = await Promise.all(
      allViews(topology).map(async (view) =>
        geometryFaults(await placeDrawing(drawView(topology, view))).map((fault) => `${viewName(view)}: ${fault}`),
      ),
    );
    expect(faults.flat()).toEqual([]);
  },
);
