import { awsRegion, awsRegionNames } from '#catalog';

/** Places that a text names, other than hosts. */
export interface PlaceMentions {
  /** Codes of Regions, also those of zones and zone ids; a code that the catalogue does not know is one too. */
  readonly regions: readonly string[];
  readonly accounts: readonly AccountMention[];
  /** ARNs that leave their Region or account open. */
  readonly openArns: readonly string[];
  /** Names of buckets, from ARNs and URLs. */
  readonly buckets: readonly string[];
}

export interface AccountMention {
  /** Twelve digits, or the literal that stands for an account. */
  readonly account: string;
  /** Whether what stands around it says so; a number of twelve digits is no account by itself. */
  readonly isCertain: boolean;
}

/**
 * `eu-north-1`, `eu_north_1`, `eunorth1` (AWS's own buckets), with a zone's letter or not, of any partition. The form counts and not
 * the catalogue, so that a code which it does not know is found as well.
 */
const region =
  /(?<![a-z0-9])(af|ap|ca|cn|eu|eusc|il|me|mx|sa|us)[-_]?(?:(gov|de|iso[a-z]?)[-_]?)?((?:north|south)(?:east|west)?|east|west|central)[-_]?(\d{1,2})(?:[a-z])?(?![a-z0-9])/gi;

/** `eun1-az2`: the id of a zone, the same in every account (docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids, 2026-11). */
const zoneId = /(?<![a-z0-9])([a-z]{2,4}[a-z]\d)-az\d(?![a-z0-9])/gi;

const account =
  /(arn:[\w*-]*:[\w*-]*:[\w*-]*:|amazonaws\.com\/)?(?<![0-9a-z])(\d{12}|ACCOUNT_ID)(?![0-9a-z_])(\.dkr\.ecr\b)?/gi;

/** S3's ARNs have neither, IAM's no Region. */
const openArn = /\barn:[\w*-]+:[\w*-]+:(?:[\w-]*\*[\w*-]*:[\w*-]*|[\w-]*:[\w-]*\*[\w*-]*):[^\s"',]*/g;

const bucket =
  /(?:arn:[\w-]+:s3:::|s3:\/\/)([a-z0-9][\w.-]*|\$\{?[^\s"',/]*)|(?<![a-z0-9.-])(?!logging\.)([a-z0-9][a-z0-9.-]*)\.s3[.-](?:[a-z0-9-]+\.)*amazonaws\.com/gi;

/** Quick looks at what most texts do not hold. */
const direction = /(?:th|st|ral)[-_]?\d/i;
const twelveDigits = /\d{12}|ACCOUNT_ID/;

const nowhere: PlaceMentions = { regions: [], accounts: [], openArns: [], buckets: [] };

/** Every place that a text names. */
export function findPlaces(text: string): PlaceMentions {
  const found = {
    regions: [...(direction.test(text) ? regionsIn(text) : []), ...(text.includes('-az') ? zonesIn(text) : [])],
    accounts: twelveDigits.test(text) ? accountsIn(text) : [],
    openArns: text.includes('arn:') ? Array.from(text.matchAll(openArn), ([arn]) => arn) : [],
    buckets: text.includes('s3') ? bucketsIn(text) : [],
  };
  return Object.values(found).every(({ length }) => length === 0) ? nowhere : found;
}

function regionsIn(text: string): readonly string[] {
  const names = Array.from(text.matchAll(region), ([, prefix, partition, direction, digit]) =>
    [prefix, partition, direction, digit]
      .filter((part) => part !== undefined)
      .join('-')
      .toLowerCase(),
  );
  return [...new Set(names)];
}

function zonesIn(text: string): readonly string[] {
  const names = Array.from(text.matchAll(zoneId), ([id, code = '']) => byShortCode.get(code.toLowerCase()) ?? id);
  return [...new Set(names)];
}

/** `eu-north-1` is `eun1` in the ids of its zones, `ap-southeast-2` is `apse2`. */
const byShortCode: ReadonlyMap<string, string> = new Map(
  awsRegionNames.map((name) => {
    const [prefix = '', direction = '', digit = ''] = name.split('-');
    const short = direction
      .replace(/^(north|south)(?=east|west)/, (part) => part.charAt(0))
      .replace(/north|south|east|west|central/, (part) => part.charAt(0));
    return [`${prefix}${short}${digit}`, name];
  }),
);

function accountsIn(text: string): readonly AccountMention[] {
  return Array.from(text.matchAll(account), ([, before, digits = '', after]) => ({
    account: digits,
    isCertain: before !== undefined || after !== undefined,
  }));
}

function bucketsIn(text: string): readonly string[] {
  const names = Array.from(text.matchAll(bucket), ([, named, host]) => named ?? host ?? '');
  return [...new Set(names)].filter((name) => !name.includes('$'));
}

/** Whether AWS has a Region of this code, as far as the catalogue knows. */
export function isKnownRegion(name: string): boolean {
  return awsRegion(name) !== undefined;
}
