const jurisdiction = 'jurisdictions.<jurisdiction>';
const region = `${jurisdiction}.regions[<region>]`;
const model = 'models.<model>';
const traffic = 'traffic.<model>.<jurisdiction>';
const tier = 'tiers.<tier>';

/** Fields of the blueprint that origins name. */
export const fields = {
  jurisdiction,
  account: `${jurisdiction}.account`,
  /** Which Regions there are, how many, and in what order. */
  regions: `${jurisdiction}.regions`,
  region: `${region}.name`,
  cidr: `${region}.cidr`,
  /** Networks of all Regions of the jurisdiction. */
  cidrs: `${jurisdiction}.regions[*].cidr`,
  zones: `${region}.zones`,
  clientCidrs: `${jurisdiction}.clientCidrs`,
  edge: `${jurisdiction}.edge`,
  hostname: `${jurisdiction}.hostname`,
  hostedZoneId: `${jurisdiction}.hostedZoneId`,
  legalSet: `${jurisdiction}.legalSet`,
  model,
  traffic,
  tier,
} as const;

/** What decides the host name of an API. */
export const hostnameFields = ['domain', jurisdiction, fields.hostname] as const;

/** What the name of a regional thing is made of. */
export const regionalName = ['name', fields.region] as const;

/** What the name of a bucket is made of. */
export const bucketName = [...regionalName, fields.account] as const;

/** A field of a model. */
export function ofModel(field: string): string {
  return `${model}.${field}`;
}

/** A field of a model's traffic in one jurisdiction. */
export function ofTraffic(field: string): string {
  return `${traffic}.${field}`;
}

/** A field of a tier. */
export function ofTier(field: string): string {
  return `${tier}.${field}`;
}
