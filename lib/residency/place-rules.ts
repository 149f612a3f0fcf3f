import { checkEach, type Finding, type PlacedResource, type Rule, resourceLocation, type StackFile } from '#evidence';
import type { Boundary } from './boundary';
import { drawGraph, type PlacedData } from './draw-graph';
import { homeOf } from './home-of';
import { isOwnAccount, liesOutside } from './lies-outside';
import { registeredType } from './register-aws';
import type { ResidencyInput } from './residency-input';
import { accountInWords, showPlace } from './show-place';

/** Rules about what there is, and where: types, stacks, places that keep data. */
export const placeRules: readonly Rule<ResidencyInput>[] = [
  {
    name: 'unregistered-type',
    claim: 'Every AWS resource is of a type of which the register says whether it holds data, moves it, or neither.',
    check: ({ inventory: { resources, stacks } }) => ({
      checked: resources.length,
      findings: [...resources.flatMap(unjudgedType), ...stacks.flatMap(transform)],
    }),
  },
  {
    name: 'stack-in-jurisdiction',
    claim:
      'Every stack lies in a Region and in the account of the jurisdiction that its path names; only one that holds nothing but policies of the organization may lie elsewhere.',
    check: ({ inventory, boundaries }) =>
      checkEach(inventory.stacks, (stack) => (isOfOrganization(stack) ? [] : misplacements(stack, boundaries))),
  },
  {
    name: 'data-abroad',
    claim: 'Every place that keeps data lies in a Region and in the account of the jurisdiction whose stack makes it.',
    check: ({ inventory, boundaries }) =>
      checkEach(drawGraph(inventory).places, (placed) => strayData(placed, boundaries)),
  },
];

function unjudgedType(resource: PlacedResource): readonly Finding[] {
  if (registeredType(resource.type) !== undefined) return [];
  return [
    {
      rule: 'unregistered-type',
      severity: 'error',
      at: { ...resourceLocation(resource), property: 'Type' },
      message: `${resource.type} is not in the register of resource types: nobody has judged whether it holds or moves data`,
      mend: 'add its line, with every property through which data can leave, to lib/residency/aws-*-types.ts',
      move: null,
    },
  ];
}

/** A macro makes resources that no file shows. */
function transform({ file, template }: StackFile): readonly Finding[] {
  if (!('Transform' in template)) return [];
  return [
    {
      rule: 'unregistered-type',
      severity: 'error',
      at: { file, subject: null, property: 'Transform' },
      message: `the template is transformed by ${JSON.stringify(template.Transform)}, which makes resources that nobody can see here; allowed: no Transform`,
      mend: 'render what the macro would make',
      move: null,
    },
  ];
}

/** Service control policies stand above the jurisdictions, in the account that manages the organization. */
function isOfOrganization({ template }: StackFile): boolean {
  const types = Object.values(template.Resources).map(({ Type }) => Type);
  return types.length > 0 && types.every((type) => type === 'AWS::Organizations::Policy');
}

function misplacements(stack: StackFile, boundaries: readonly Boundary[]): readonly Finding[] {
  const { region, account, path, file } = stack;
  const home = homeOf(region, boundaries);
  const finding = (message: string): Finding => ({
    rule: 'stack-in-jurisdiction',
    severity: 'error',
    at: { file, subject: null, property: null },
    message,
    mend: 'place the stack in a Region and the account of its jurisdiction: lib/stacks/deployment-stage.ts, jurisdictions in the blueprint',
    move: null,
  });
  if (home === undefined) {
    const allowed = boundaries.flatMap(({ regions }) => regions).join(', ');
    return [finding(`stack ${path} lies in ${region}, which is in no jurisdiction; allowed: ${allowed}`)];
  }
  const named = path.split('/')[1] ?? '';
  const owner = boundaries.find(({ name }) => name === named);
  const allowed = owner === undefined ? [named] : owner.regions;
  return [
    ...(allowed.includes(region)
      ? []
      : [finding(`stack ${path} lies in ${region} (${home.name}); allowed by its path: ${allowed.join(', ')}`)]),
    ...(isOwnAccount(account, home)
      ? []
      : [
          finding(
            `stack ${path} lies in ${accountInWords(account, boundaries)}; allowed: ${home.account ?? 'no account'} (${home.name})`,
          ),
        ]),
  ];
}

function strayData({ place, resource }: PlacedData, boundaries: readonly Boundary[]): readonly Finding[] {
  const { stack } = resource;
  const home = homeOf(stack.region, boundaries);
  if (home !== undefined && !liesOutside(place, home)) return [];
  const from = `stack ${stack.path} in ${stack.region} (${home?.name ?? 'no jurisdiction'})`;
  const to = showPlace(place, boundaries);
  return [
    {
      rule: 'data-abroad',
      severity: 'error',
      at: resourceLocation(resource),
      message: `${to} is made by ${from}: a place that keeps data lies where the jurisdiction of its stack does`,
      mend: 'make it in a Region and the account of the jurisdiction whose data it keeps',
      move: { from, to },
    },
  ];
}
