import { serviceQuota } from '#catalog';
import type { Topology } from '#topology';
import type { Quota } from './quota';
import type { QuotaNeed } from './quota-need';
import { regionNeeds } from './region-needs';
import { vcpuNeeds } from './vcpu-needs';

/**
 * The service quotas of which a deployment takes more than an account has at first: what to request before it, by account and Region.
 * Everything counts at its limit, all at once. What else stands in the account comes on top.
 */
export function listQuotas(topology: Topology): readonly Quota[] {
  return listNeeds(topology)
    .filter(({ needed, initial }) => needed > initial)
    .sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1));
}

/** Every quota of which something is taken, also those that an account has enough of. */
export function listNeeds({ jurisdictions }: Topology): readonly Quota[] {
  const needs = jurisdictions.flatMap((jurisdiction) =>
    jurisdiction.regions.flatMap((region) => [...vcpuNeeds(region), ...regionNeeds(jurisdiction, region)]),
  );
  const groups = new Map<string, QuotaNeed[]>();
  for (const need of needs.filter(({ amount }) => amount > 0)) {
    const key = `${need.account} ${requestedIn(need)} ${need.quota}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [need]);
    else group.push(need);
  }
  return [...groups.values()].flatMap(sumOf);
}

function sumOf(needs: readonly QuotaNeed[]): readonly Quota[] {
  const [first] = needs;
  if (first === undefined) return [];
  const { service, code, name, initial } = serviceQuota(first.quota);
  return [
    {
      account: first.account,
      region: requestedIn(first),
      service,
      code,
      name,
      needed: needs.reduce((sum, { amount }) => sum + amount, 0),
      initial,
      purpose: needs.map(({ what }) => what).join(', '),
    },
  ];
}

/** Quotas of an account as a whole are kept in us-east-1 (Amazon S3, "Bucket quotas"; so are those of IAM). */
function requestedIn({ quota, region }: QuotaNeed): string {
  return serviceQuota(quota).scope === 'account' ? 'us-east-1' : region;
}

function sortKey({ account, region, service, name }: Quota): string {
  return [account, region, service, name].join(' ');
}
