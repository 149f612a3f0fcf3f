import { awsRegion, awsRegionNames } from './aws-regions';

/** Member states of the European Union that hold an AWS Region. The United Kingdom and Switzerland are not members. */
const euCountries = ['DE', 'ES', 'FR', 'IE', 'IT', 'SE'];

/**
 * Asia and the Pacific, as AWS groups its `ap-` Regions. A grouping of convenience: unlike the others it is no single body of
 * law, so a jurisdiction that takes it states that its data may cross those borders.
 */
const apacCountries = ['AU', 'HK', 'ID', 'IN', 'JP', 'KR', 'MY', 'NZ', 'SG', 'TH', 'TW'];

/** Set names that differ from the lower-case country code. */
const countrySetNames: Readonly<Record<string, string>> = { GB: 'uk' };

function setsOf(country: string): readonly string[] {
  const own = countrySetNames[country] ?? country.toLowerCase();
  return [...(euCountries.includes(country) ? ['eu'] : []), ...(apacCountries.includes(country) ? ['apac'] : []), own];
}

function groupRegions(): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const name of awsRegionNames) {
    for (const set of legalSetsOf(name)) {
      groups.set(set, [...(groups.get(set) ?? []), name]);
    }
  }
  return groups;
}

/** The legal sets in which a Region lies, wider ones first (`eu` before `se`); empty for a Region that is not known. */
export function legalSetsOf(regionName: string): readonly string[] {
  const region = awsRegion(regionName);
  return region === undefined ? [] : setsOf(region.country);
}

const regionsBySet = groupRegions();

/** Names of all legal sets: `eu`, `apac`, and one for each country that holds a Region (`us`, `jp`, `uk`, ...). Sorted. */
export const legalSets: readonly string[] = Object.freeze([...regionsBySet.keys()].sort());

/** Codes of the Regions that lie in a legal set, in the catalogue's order; empty for a set that is not known. */
export function regionsOf(set: string): readonly string[] {
  return regionsBySet.get(set) ?? [];
}
