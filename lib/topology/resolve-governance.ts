import type { Blueprint } from '#blueprint';
import type { Governance } from './governance';
import type { Jurisdiction } from './jurisdiction';
import { names } from './names';

/** Actions of services that have no Region, or whose control plane stands in one: a pin to Regions must leave them alone. */
const globalActions = [
  'a4b:*',
  'account:*',
  'aws-portal:*',
  'billing:*',
  'budgets:*',
  'ce:*',
  'cloudfront:*',
  'cur:*',
  'globalaccelerator:*',
  'health:*',
  'iam:*',
  'organizations:*',
  'pricing:*',
  'route53:*',
  'route53domains:*',
  // consoles call these in us-east-1, for buckets everywhere
  's3:GetAccountPublicAccessBlock',
  's3:ListAllMyBuckets',
  's3:PutAccountPublicAccessBlock',
  'shield:*',
  'sts:*',
  'support:*',
  'tag:*',
  'trustedadvisor:*',
  'waf:*',
];

/** Service control policies that pin each jurisdiction's account to its Regions; null without an organization. */
export function resolveGovernance(
  { name, organization }: Blueprint,
  jurisdictions: readonly Jurisdiction[],
): Governance | null {
  if (organization === null) return null;
  return {
    organizationId: organization.id,
    account: organization.account,
    region: 'us-east-1',
    policies: jurisdictions.map((jurisdiction) => ({
      name: names.policy(name, jurisdiction.name),
      jurisdiction: jurisdiction.name,
      description: `Keeps the data of ${jurisdiction.name} in ${jurisdiction.regions.map((region) => region.name).join(', ')}.`,
      targets: [jurisdiction.account],
      allowedRegions: jurisdiction.regions.map((region) => region.name),
      globalActions,
      replicationAccounts: [jurisdiction.account],
    })),
  };
}
