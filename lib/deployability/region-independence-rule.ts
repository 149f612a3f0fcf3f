import { type Finding, type Inventory, type Location, type Rule, resourceLocation, type StackFile } from '#evidence';
import type { DeployabilityInput } from './deployability-input';
import { listMarks } from './list-marks';
import { readTemplateReferences } from './read-template-references';
import type { ToStack } from './template-reference';

const name = 'regions-stand-alone';

/**
 * The three places at which a stack may read from another Region, and from which stacks of it (docs of the design: weak references).
 * All else of a Region deploys, changes and goes while every other Region is down.
 */
const places: readonly { readonly stack: RegExp; readonly reads: RegExp }[] = [
  { stack: /\/ReplicaKeys$/, reads: /\/Keys$/ },
  { stack: /\/Link-[^/]+$/, reads: /\/(Network|Link-[^/]+)$/ },
  { stack: /\/Accelerator$/, reads: /\/Network$/ },
];

/** Custom resources with which the CDK carries values between Regions when it is not told to use weak references. */
const carriers = /^Custom::CrossRegionExport(Reader|Writer)$/;

export const regionIndependenceRule: Rule<DeployabilityInput> = {
  name,
  claim: 'Stacks read from other Regions in three places only: replica keys, links between peers, and the accelerator.',
  check: ({ inventory }) => {
    const byPlace = new Map(inventory.stacks.map((stack) => [`${stack.name} ${stack.region}`, stack]));
    const all = readTemplateReferences(inventory).flatMap(({ stack, references }) =>
      references.flatMap((reference) => (reference.kind === 'stack-output' ? [{ stack, reference }] : [])),
    );
    const findings = all.flatMap(({ stack, reference }) =>
      foreignReference(stack, reference, byPlace.get(`${reference.stackName} ${reference.region}`)),
    );
    return { checked: all.length, findings: [...findings, ...carried(inventory), ...foreignParameters(inventory)] };
  },
};

function foreignReference(stack: StackFile, reference: ToStack, source: StackFile | undefined): readonly Finding[] {
  if (reference.region === stack.region) return [];
  const place = places.find((candidate) => candidate.stack.test(stack.path));
  if (place !== undefined && source !== undefined && place.reads.test(source.path)) return [];
  return [
    {
      rule: name,
      severity: 'error',
      at: reference.at,
      message:
        `${stack.path} reads from "${reference.stackName}" in ${reference.region}: it could not be deployed while that Region is down; ` +
        'allowed: ReplicaKeys from Keys, Link from Network and Link, Accelerator from Network',
      mend: 'Carry the fact by a name of lib/topology/names.ts, which both Regions know.',
      move: { from: reference.region, to: stack.region },
    },
  ];
}

function carried({ resources }: Inventory): readonly Finding[] {
  return resources
    .filter(({ type }) => carriers.test(type))
    .map((resource) =>
      objection(
        resourceLocation(resource),
        `${resource.type} carries values between Regions by a function of its own; allowed: none`,
      ),
    );
}

/** `{{resolve:ssm:arn:aws:ssm:<Region>:…}}` of another Region. */
function foreignParameters(inventory: Inventory): readonly Finding[] {
  return listMarks(inventory)
    .filter(({ kind, inTemplate }) => kind === 'dynamic' && inTemplate)
    .flatMap(({ at, value, region: own }) =>
      [...String(value).matchAll(/\{\{resolve:[a-z-]+:arn:[a-z-]+:[a-z]+:([a-z0-9-]+):/g)]
        .filter(([, region]) => region !== own)
        .map(([, region]) => objection(at, `reads a parameter of ${region}; allowed: ${own} alone`)),
    );
}

function objection(at: Location, message: string): Finding {
  return {
    rule: name,
    severity: 'error',
    at,
    message,
    mend: 'Carry the fact by a name of lib/topology/names.ts, which both Regions know.',
    move: null,
  };
}
