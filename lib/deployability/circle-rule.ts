import type { Finding, Inventory, Location, Rule } from '#evidence';
import type { DeployabilityInput } from './deployability-input';
import { findCircle, type Waits } from './find-circle';
import { readTemplateReferences, type StackReferences } from './read-template-references';

const name = 'no-circular-dependencies';

/** CloudFormation refuses a template in which resources wait for each other; stacks that do so can be deployed in no order. */
export const circleRule: Rule<DeployabilityInput> = {
  name,
  claim: 'No resources of a template wait for each other in a circle, and no stacks do.',
  check: ({ inventory }) => {
    const all = readTemplateReferences(inventory);
    return {
      checked: inventory.resources.length + inventory.stacks.length,
      findings: [...all.flatMap(circleOfResources), ...circleOfStacks(inventory, all)],
    };
  },
};

function circleOfResources({ stack, references }: StackReferences): readonly Finding[] {
  const waits = new Map<string, Set<string>>();
  for (const reference of references) {
    if (reference.kind === 'stack-output' || reference.kind === 'export') continue;
    if (reference.from === null || !(reference.target in stack.template.Resources)) continue;
    add(waits, reference.from, reference.target);
  }
  return circle(waits, 'resources', ([first = '']) => ({ file: stack.file, subject: first, property: null }));
}

function circleOfStacks({ stacks }: Inventory, all: readonly StackReferences[]): readonly Finding[] {
  const waits = new Map<string, Set<string>>();
  for (const { stack, references } of all) {
    for (const reference of references) {
      if (reference.kind === 'stack-output') add(waits, stack.name, reference.stackName);
    }
  }
  return circle(waits, 'stacks', ([first]) => ({
    file: stacks.find((stack) => stack.name === first)?.file ?? '',
    subject: null,
    property: null,
  }));
}

function add(waits: Map<string, Set<string>>, from: string, target: string): void {
  const targets = waits.get(from);
  if (targets === undefined) waits.set(from, new Set([target]));
  else targets.add(target);
}

function circle(waits: Waits, what: string, at: (names: readonly string[]) => Location): readonly Finding[] {
  const names = findCircle(waits);
  if (names === null) return [];
  return [
    {
      rule: name,
      severity: 'error',
      at: at(names),
      message: `these ${what} wait for each other: ${names.join(' -> ')}; allowed: an order in which each comes after what it needs`,
      mend: 'Take one reference out: write the name that is known from the Topology, or make the connection a resource of its own.',
      move: null,
    },
  ];
}
