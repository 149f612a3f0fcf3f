import { awsRegionNames } from './aws-regions';
import { instanceTypeNames } from './instance-types';
import { type OfferBlock, offerBlocks } from './offer-prices';
import type { Sourced } from './sourced';

/** One instance type in one Region, with what it cost. A price is a list in time, not an offer: show its date beside it. */
export interface Offer {
  /** Name of the instance type, for example `g6e.4xlarge`. */
  readonly instanceType: string;
  /** Code of the Region. */
  readonly region: string;
  /** US dollars an hour; null where none is published: the type is then to be had as spot or by reservation only. */
  readonly onDemandUsdPerHour: number | null;
  /** US dollars an hour, median over the zones that sell below on-demand; null where no spot capacity was seen. */
  readonly spotTypicalUsdPerHour: number | null;
  /** Zones that list the type; null when not known. */
  readonly zonesListed: number | null;
  /** Zones of those that sell it below on-demand; null when not known. */
  readonly zonesWithSpot: number | null;
}

function offersOf(block: OfferBlock): readonly Sourced<Offer>[] {
  return Object.entries(block.table).flatMap(([instanceType, regions]) =>
    Object.entries(regions).map(([region, cells]) => {
      const [onDemandUsdPerHour, spotTypicalUsdPerHour, zonesListed, zonesWithSpot] = cells;
      const prices = { onDemandUsdPerHour, spotTypicalUsdPerHour, zonesListed, zonesWithSpot };
      return Object.freeze({ instanceType, region, ...prices, ...block.provenance });
    }),
  );
}

/** Every offer that was seen, each instance type and Region once. */
export const offers: readonly Sourced<Offer>[] = Object.freeze(offerBlocks.flatMap(offersOf));

const byTypeAndRegion: ReadonlyMap<string, Sourced<Offer>> = new Map(
  offers.map((entry) => [`${entry.instanceType} ${entry.region}`, entry]),
);

/** The offer of an instance type in a Region; undefined when none was seen (not offered, or not looked up). */
export function offer(instanceTypeName: string, regionName: string): Sourced<Offer> | undefined {
  return byTypeAndRegion.get(`${instanceTypeName} ${regionName}`);
}

/** Names of the instance types on offer in a Region, in the catalogue's order; empty for a Region that is not known. */
export function instanceTypesOffered(regionName: string): readonly string[] {
  return instanceTypeNames.filter((name) => offer(name, regionName) !== undefined);
}

/** Codes of the Regions that offer an instance type, in the catalogue's order; empty for a type that is not known. */
export function regionsOffering(instanceTypeName: string): readonly string[] {
  return awsRegionNames.filter((name) => offer(instanceTypeName, name) !== undefined);
}
