import type { PlacedResource } from '#evidence';
import { checkEach, type Finding, type Rule, resourceLocation, walkTexts } from '#evidence';
import type { Boundary } from './boundary';
import { homeOf } from './home-of';
import { indexPlaces } from './index-places';
import type { Landmarks } from './landmarks';
import type { ResidencyInput } from './residency-input';

const outputs = /\$\{([^@{}]+)@([^:{}]+):[A-Za-z0-9]+\}/g;

/** The rule about values that a stack takes from another, in whatever property: with them it could reach what stands there. */
export const stackOutputRule: Rule<ResidencyInput> = {
  name: 'foreign-stack-output',
  claim: 'Every value that a template takes from another stack comes from a stack of the same jurisdiction.',
  check: ({ inventory, boundaries }) => {
    const landmarks = indexPlaces(inventory);
    return checkEach(
      inventory.resources.flatMap((resource) => takenOutputs(resource)),
      (taken) => faults(taken, landmarks, boundaries),
    );
  },
};

interface TakenOutput {
  readonly resource: PlacedResource;
  readonly property: string;
  readonly stack: string;
  readonly region: string;
}

function takenOutputs(resource: PlacedResource): readonly TakenOutput[] {
  // Most resources take nothing: asked first, since to walk them all is what takes time.
  if (!JSON.stringify(resource.properties).includes('@')) return [];
  return walkTexts(resource.properties)
    .filter(({ text, isKey }) => !isKey && text.includes('@'))
    .flatMap(({ property, text }) =>
      [...text.matchAll(outputs)].map(([, stack = '', region = '']) => ({ resource, property, stack, region })),
    );
}

function faults(taken: TakenOutput, landmarks: Landmarks, boundaries: readonly Boundary[]): readonly Finding[] {
  const { resource, property, stack, region } = taken;
  const home = homeOf(resource.stack.region, boundaries);
  if (home === undefined) return [];
  const isKnown = landmarks.stacks.has(`${stack}@${region}`);
  if (isKnown && home.regions.includes(region)) return [];
  const there = `stack ${stack} in ${region} (${homeOf(region, boundaries)?.name ?? 'no jurisdiction'})`;
  const here = `stack ${resource.stack.path} in ${resource.stack.region} (${home.name})`;
  return [
    {
      rule: 'foreign-stack-output',
      severity: 'error',
      at: resourceLocation(resource, property),
      message: `${here} takes a value of ${there}${isKnown ? '' : ', which this deployment does not hold'}; allowed: stacks of ${home.name}`,
      mend: 'take the value from a stack of the same jurisdiction: lib/stacks/deployment-stage.ts joins them',
      move: { from: there, to: here },
    },
  ];
}
