import { fromSource, type Sourced } from './sourced';

/** One AWS Region of the commercial partition (`aws`). */
export interface AwsRegion {
  /** Region code, for example `eu-north-1`. */
  readonly name: string;
  /** Where AWS says that it stands, for example `Stockholm`. */
  readonly place: string;
  /** Country of the data centres, ISO 3166-1 alpha-2, upper case. */
  readonly country: string;
  /** Whether an account must enable the Region before it can use it. */
  readonly optIn: boolean;
  /**
   * Names of the availability zones that a new account may be shown, in order. A name is a mapping of each account: two accounts'
   * `a` can be different buildings, so no name tells which zone it is. EKS takes no control-plane subnet in three of them, by id
   * `use1-az3`, `usw1-az2` and `cac1-az3`: an account finds out which of its names these are with `aws ec2
   * describe-availability-zones`.
   */
  readonly zones: readonly string[];
  /** How many of `zones` one account is shown, 2-6. Less than the length of `zones` where AWS hides one from each account. */
  readonly zonesPerAccount: number;
}

type Row = readonly [name: string, place: string, country: string, zoneLetters: string, zonesPerAccount?: number];

function region(row: Row, optIn: boolean): AwsRegion {
  const [name, place, country, zoneLetters, zonesPerAccount = zoneLetters.length] = row;
  const zones = Object.freeze([...zoneLetters].map((letter) => `${name}${letter}`));
  return { name, place, country, optIn, zones, zonesPerAccount };
}

const enabledByDefault: readonly Row[] = [
  ['us-east-1', 'N. Virginia', 'US', 'abcdef'],
  ['us-east-2', 'Ohio', 'US', 'abc'],
  ['us-west-1', 'N. California', 'US', 'abc', 2],
  ['us-west-2', 'Oregon', 'US', 'abcd'],
  ['ca-central-1', 'Montreal', 'CA', 'abd'],
  ['sa-east-1', 'São Paulo', 'BR', 'abc'],
  ['eu-central-1', 'Frankfurt', 'DE', 'abc'],
  ['eu-west-1', 'Dublin', 'IE', 'abc'],
  ['eu-west-2', 'London', 'GB', 'abc'],
  ['eu-west-3', 'Paris', 'FR', 'abc'],
  ['eu-north-1', 'Stockholm', 'SE', 'abc'],
  ['ap-south-1', 'Mumbai', 'IN', 'abc'],
  ['ap-northeast-1', 'Tokyo', 'JP', 'acd'],
  ['ap-northeast-2', 'Seoul', 'KR', 'abcd'],
  ['ap-northeast-3', 'Osaka', 'JP', 'abc'],
  ['ap-southeast-1', 'Singapore', 'SG', 'abc'],
  ['ap-southeast-2', 'Sydney', 'AU', 'abc'],
];

const optIn: readonly Row[] = [
  ['af-south-1', 'Cape Town', 'ZA', 'abc'],
  ['ap-east-1', 'Hong Kong', 'HK', 'abc'],
  ['ap-east-2', 'Taipei', 'TW', 'abc'],
  ['ap-south-2', 'Hyderabad', 'IN', 'abc'],
  ['ap-southeast-3', 'Jakarta', 'ID', 'abc'],
  ['ap-southeast-4', 'Melbourne', 'AU', 'abc'],
  ['ap-southeast-5', 'Malaysia', 'MY', 'abc'],
  ['ap-southeast-6', 'New Zealand', 'NZ', 'abc'],
  ['ap-southeast-7', 'Thailand', 'TH', 'abc'],
  ['ca-west-1', 'Calgary', 'CA', 'abc'],
  ['eu-central-2', 'Zurich', 'CH', 'abc'],
  ['eu-south-1', 'Milan', 'IT', 'abc'],
  ['eu-south-2', 'Spain', 'ES', 'abc'],
  ['il-central-1', 'Tel Aviv', 'IL', 'abc'],
  ['me-central-1', 'United Arab Emirates', 'AE', 'abc'],
  ['me-south-1', 'Bahrain', 'BH', 'abc'],
  ['mx-central-1', 'Querétaro', 'MX', 'abc'],
];

const regions: readonly Sourced<AwsRegion>[] = fromSource(
  {
    source:
      'docs.aws.amazon.com/global-infrastructure/latest/regions: Regions, opt-in, number of zones; letters as accounts show them',
    asOf: '2025-09, the last Region that it lists (ap-southeast-6)',
  },
  [...enabledByDefault.map((row) => region(row, false)), ...optIn.map((row) => region(row, true))],
);

const byName: ReadonlyMap<string, Sourced<AwsRegion>> = new Map(regions.map((entry) => [entry.name, entry]));

/** Codes of all Regions that the catalogue knows, those enabled by default first. */
export const awsRegionNames: readonly string[] = Object.freeze(regions.map((entry) => entry.name));

/** The Region with this code, or undefined when the catalogue does not know it. */
export function awsRegion(name: string): Sourced<AwsRegion> | undefined {
  return byName.get(name);
}
