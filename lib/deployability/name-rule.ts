import { checkEach, type Finding, type PlacedResource, type Rule, resourceLocation } from '#evidence';
import type { DeployabilityInput } from './deployability-input';
import { type GivenName, listNames } from './list-names';
import { nameRegister, namesOfOthers } from './name-register';
import { faultOf } from './text-form';

const names = 'aws-names';

export const nameRule: Rule<DeployabilityInput> = {
  name: names,
  claim:
    'Every name and description fits what AWS takes for its type, and no type gives a name that is not in the register.',
  check: ({ inventory }) => {
    const given = checkEach(listNames(inventory), wrongName);
    return {
      checked: given.checked,
      findings: [...given.findings, ...inventory.resources.flatMap(unregisteredNames)],
    };
  },
};

function wrongName({ resource, property, form, text }: GivenName): readonly Finding[] {
  const fault = text === null ? null : faultOf(text, form);
  if (fault === null) return [];
  return [
    {
      rule: names,
      severity: 'error',
      at: resourceLocation(resource, property),
      message: `${resource.type} cannot be called ${fault}`,
      mend: 'Change the name where it is made: lib/topology/names.ts, or the name of the deployment, jurisdiction or model in the blueprint.',
      move: null,
    },
  ];
}

const looksLikeName = /(?:^|[a-z])(?:Name|Identifier|Alias|Description)$/;

/** Of the resource itself: what stands deeper names parts of it. */
function unregisteredNames(resource: PlacedResource): readonly Finding[] {
  const { type, properties } = resource;
  return Object.keys(properties)
    .filter((property) => looksLikeName.test(property))
    .filter((property) => nameRegister[type]?.[property] === undefined && !namesOfOthers.has(`${type}.${property}`))
    .map((property) => ({
      rule: names,
      severity: 'error' as const,
      at: resourceLocation(resource, property),
      message: `${type}.${property} is in no register of names; allowed: properties whose lengths and characters are known`,
      mend: 'Add its line to lib/deployability/name-register.ts, with its source; or to namesOfOthers there when it names what another makes.',
      move: null,
    }));
}
