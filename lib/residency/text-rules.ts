import { checkEach, type Finding, type Rule } from '#evidence';
import { homeName } from './file-home';
import { indexPlaces } from './index-places';
import { allowedRegions, leak, regionOf } from './leak';
import { isKnownRegion } from './place-mentions';
import type { ResidencyInput } from './residency-input';
import { type Mentioned, scanTexts } from './text-scan';

const takeOut = 'Take it out of the blueprint or of what renders it';

const foreignRegion: Rule<ResidencyInput> = {
  name: 'foreign-region',
  claim:
    'No text of a jurisdiction’s files, field names and JSON in texts included, names a Region, zone or ARN that is not one of its own.',
  check: (input) => {
    const { regions, openArns } = scanTexts(input);
    return {
      checked: regions.checked + openArns.checked,
      findings: [
        ...regions.doubtful.flatMap((mention) => regionFaults(mention, input)),
        ...openArns.doubtful.flatMap(openFaults),
      ],
    };
  },
};

function regionFaults({ thing: region, home, at }: Mentioned<string>, { boundaries }: ResidencyInput): Finding[] {
  const own = home.boundary === null ? boundaries.flatMap(({ regions }) => regions) : home.boundary.regions;
  if (own.includes(region)) return [];
  const what = isKnownRegion(region) ? regionOf(region, boundaries) : `${region}, a Region that nobody knows`;
  const allowed = allowedRegions(home, boundaries);
  return [
    leak({
      rule: 'foreign-region',
      home,
      at,
      message: `names ${what}, in a file of ${homeName(home)}; allowed: ${allowed}`,
      mend: `${takeOut}, or name one of ${allowed}`,
      to: region,
    }),
  ];
}

/** Service control policies are written for accounts and Regions as a whole. */
function openFaults({ thing: arn, home, at }: Mentioned<string>): Finding[] {
  if (home.boundary === null) return [];
  return [
    leak({
      rule: 'foreign-region',
      home,
      at,
      message: `${arn} leaves its Region or its account open; allowed: both named`,
      mend: 'Name the Region and the account in the ARN',
      to: null,
    }),
  ];
}

const foreignBucket: Rule<ResidencyInput> = {
  name: 'foreign-bucket',
  claim:
    'Every bucket that a text names is one of the file’s own jurisdiction, or one of those from which images and assets are read.',
  check: (input) => checkEach(scanTexts(input).buckets.doubtful, (mention) => bucketFaults(mention, input)),
};

/**
 * Buckets that others keep, to be read or answered alone: layers of images (lib/stacks/endpoint-policy.ts has the sources; quay.io's
 * is in us-east-1, and nothing but the request goes there), answers of custom resources (CloudFormation user guide, VPC endpoints),
 * assets of the CDK. Where a Region is in the name, `foreign-region` reads it.
 */
const bucketsOfOthers = [
  /^prod-[a-z0-9-]+-starport-layer-bucket$/,
  /^prod-registry-k8s-io-[a-z0-9-]+$/,
  /^quayio-production-s3$/,
  /^cloudformation-custom-resource-response-[a-z0-9]+$/,
  /^cdk-[a-z0-9]+-assets-(?:\d{12}|ACCOUNT_ID)-[a-z0-9-]+$/,
];

function bucketFaults(
  { thing: bucket, home, at }: Mentioned<string>,
  { inventory, boundaries }: ResidencyInput,
): Finding[] {
  if (bucketsOfOthers.some((pattern) => pattern.test(bucket))) return [];
  const place = indexPlaces(inventory)
    .names.get(bucket)
    ?.find(({ what }) => what === 'bucket');
  const region = place?.region ?? null;
  if (region !== null && home.boundary?.regions.includes(region) === true) return [];
  const what = region === null ? 'which is none of this deployment' : `in ${regionOf(region, boundaries)}`;
  return [
    leak({
      rule: 'foreign-bucket',
      home,
      at,
      message: `names the bucket ${bucket}, ${what}; allowed: buckets of ${homeName(home)}`,
      mend: 'Name a bucket of the jurisdiction; one that others keep goes into the list in lib/residency/text-rules.ts',
      to: region,
    }),
  ];
}

/** Rules about the places that any text names, hosts and accounts apart. */
export const textRules: readonly Rule<ResidencyInput>[] = [foreignRegion, foreignBucket];
