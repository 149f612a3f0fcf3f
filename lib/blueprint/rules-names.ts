import { awsRegionNames } from '#catalog';
import type { Path } from './problem';
import { type Finding, type Rule, rule } from './rule';

/** Rules about names that the operator gives, and that become part of every physical name. */
export const nameRules: readonly Rule[] = [
  rule('name-without-region', ['name', 'models', 'tiers'], ({ name, models, tiers }) => [
    ...holdingRegion(['name'], name),
    ...Object.keys(models).flatMap((model) => holdingRegion(['models', model], model)),
    ...Object.keys(tiers).flatMap((tier) => holdingRegion(['tiers', tier], tier)),
  ]),
];

/** A Region's name in a file says where data is: the proof of residency would take such a name for that. */
function holdingRegion(path: Path, name: string): Finding[] {
  const region = awsRegionNames.find((candidate) => `-${name}-`.includes(`-${candidate}-`));
  if (region === undefined) return [];
  return [
    {
      path,
      value: name,
      message: `holds the name of the Region ${region}, as if what bears it were there`,
      allowed: 'a name without one: the same name is used in every Region',
    },
  ];
}
