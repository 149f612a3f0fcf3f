import { z } from 'zod';
import { account, cidr, domainName, hostedZoneId, nameOf } from './fields';

/** Name of a jurisdiction, part of host names and physical names. 1-12 characters. */
export const jurisdictionName = nameOf('a jurisdiction name', 12);

/** A Region with its three availability zones, named so that nothing has to be looked up, and the network of its VPC. */
export const region = z.strictObject({
  name: z.string(),
  zones: z.array(z.string()).length(3, 'three availability zones, named'),
  /** /16 to /20; no two of a jurisdiction overlap, since its Regions are peered. */
  cidr,
});

/** A legal boundary for data: its Regions in order of preference, and how clients reach them. */
export const jurisdiction = z.strictObject({
  /** Legal set of the catalogue in which every Region must lie. @default the jurisdiction's name */
  legalSet: z.string().optional(),
  /** AWS account. Null: whichever account deploys it (the demo). @default null */
  account: account.nullable().default(null),
  regions: z.array(region).min(1),
  /** Why one Region is enough; without it there must be two. @default null */
  singleRegionReason: z.string().min(10, 'a reason of at least ten characters').nullable().default(null),
  /** Host name of the API. @default `<jurisdiction>.api.<domain>`, none without a domain */
  hostname: domainName.nullable().default(null),
  /**
   * Route 53 zone, in the jurisdiction's own account, to which its host name is delegated: CloudFormation writes records into
   * zones of its own account only. @default the domain's zone
   */
  hostedZoneId: hostedZoneId.nullable().default(null),
  /** How clients find the nearest healthy Region. */
  edge: z.enum(['route53', 'global-accelerator', 'none']),
  /** Networks that clients may come from. @default none: nothing is public */
  clientCidrs: z.array(cidr).default([]),
});

export const jurisdictions = z
  .record(jurisdictionName, jurisdiction)
  .refine((entries) => Object.keys(entries).length > 0, 'at least one jurisdiction');
