import { awsRegion, awsRegionNames, legalSets, regionsOf } from '#catalog';
import type { JurisdictionBlueprint } from './blueprint';
import type { Path } from './problem';
import { type Finding, type Rule, rule } from './rule';
import { suggest } from './suggest';

/** Rules about Regions: that they exist, lie inside the law, stand once, and that one can be lost. */
export const regionRules: readonly Rule[] = [
  rule('known-region', ['jurisdictions'], ({ jurisdictions }) =>
    eachRegion(jurisdictions).flatMap(({ path, region }): Finding[] =>
      awsRegion(region.name) === undefined
        ? [
            {
              path: [...path, 'name'],
              value: region.name,
              message: 'is not a Region that the catalogue knows',
              allowed: awsRegionNames.join(', '),
              suggestion: suggest(region.name, awsRegionNames),
            },
          ]
        : [],
    ),
  ),
  rule('region-in-legal-set', ['jurisdictions'], ({ jurisdictions }) =>
    Object.entries(jurisdictions).flatMap(([name, entry]) => outsideLegalSet(name, entry)),
  ),
  rule('region-once', ['jurisdictions'], ({ jurisdictions }) => {
    const all = eachRegion(jurisdictions);
    return all.flatMap(({ path, region }, index): Finding[] => {
      const first = all.findIndex((other) => other.region.name === region.name);
      if (first === index) return [];
      const elsewhere = all[first]?.jurisdiction ?? '';
      return [
        {
          path: [...path, 'name'],
          value: region.name,
          message: `already stands in jurisdiction "${elsewhere}"`,
          allowed: 'each Region in one jurisdiction, once',
        },
      ];
    });
  }),
  rule('jurisdiction-name', ['jurisdictions'], ({ jurisdictions }) =>
    Object.keys(jurisdictions)
      .filter((name) => awsRegion(name) !== undefined)
      .map((name) => ({
        path: ['jurisdictions', name],
        value: name,
        message: 'is the name of a Region, whose stacks stand under it',
        allowed: 'a name of its own, such as eu',
      })),
  ),
  rule('two-regions', ['jurisdictions'], ({ jurisdictions }) =>
    Object.entries(jurisdictions).flatMap(([name, entry]): Finding[] =>
      entry.regions.length < 2 && entry.singleRegionReason === null
        ? [
            {
              path: ['jurisdictions', name, 'regions'],
              value: entry.regions.map((region) => region.name),
              message: 'cannot lose a Region and go on',
              allowed: 'two Regions or more, or a singleRegionReason',
            },
          ]
        : [],
    ),
  ),
  rule('known-zones', ['jurisdictions'], ({ jurisdictions }) =>
    eachRegion(jurisdictions).flatMap(({ path, region }) => {
      const known = awsRegion(region.name);
      if (known === undefined) return [];
      if (known.zonesPerAccount < 3) return tooFewZones(path, region.name, known.zonesPerAccount);
      const { zones } = known;
      return region.zones.flatMap((zone, index): Finding[] => {
        const place = { path: [...path, 'zones', index], value: zone, allowed: `three of ${zones.join(', ')}` };
        if (!zones.includes(zone))
          return [{ ...place, message: `is not a zone of ${region.name}`, suggestion: suggest(zone, zones) }];
        return region.zones.indexOf(zone) < index ? [{ ...place, message: 'stands twice' }] : [];
      });
    }),
  ),
];

/** Every Region of a blueprint with its jurisdiction and its path. */
export function eachRegion(jurisdictions: Readonly<Record<string, JurisdictionBlueprint>>) {
  return Object.entries(jurisdictions).flatMap(([jurisdiction, entry]) =>
    entry.regions.map((region, index) => ({
      jurisdiction,
      region,
      path: ['jurisdictions', jurisdiction, 'regions', index] as const,
    })),
  );
}

function outsideLegalSet(name: string, entry: JurisdictionBlueprint): Finding[] {
  const set = entry.legalSet ?? name;
  const allowed = regionsOf(set);
  if (allowed.length === 0) {
    return [
      {
        path: ['jurisdictions', name, 'legalSet'],
        value: entry.legalSet ?? name,
        message:
          entry.legalSet === undefined
            ? '(the jurisdiction’s name) is not a legal set: state one'
            : 'is not a legal set',
        allowed: legalSets.join(', '),
        suggestion: suggest(set, legalSets),
      },
    ];
  }
  return entry.regions.flatMap((region, index) =>
    awsRegion(region.name) === undefined || allowed.includes(region.name)
      ? []
      : [
          {
            path: ['jurisdictions', name, 'regions', index, 'name'],
            value: region.name,
            message: `lies outside the legal set "${set}"`,
            allowed: allowed.join(', '),
          },
        ],
  );
}

function tooFewZones(path: Path, name: string, zones: number): Finding[] {
  return [
    {
      path: [...path, 'name'],
      value: name,
      message: `shows an account ${zones} zones`,
      allowed: 'a Region with three',
    },
  ];
}
