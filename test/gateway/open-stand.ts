import { readFileSync } from 'node:fs';
import { parseApiKey } from '#lib/services/authorizer/api-key';
import { createKey, revokeKey } from '#lib/services/authorizer/key-admin';
import { createTenant } from '#lib/services/authorizer/tenant-admin';
import type { Jurisdiction, Region, Topology } from '#topology';
import { tenantsOf } from './aws/tables';
import type { Ground } from './ground/index';
import { signToken } from './issuer/issuer';
import { openRegion } from './region/open-region';
import type { Stand } from './stand';
import { readStandRecord } from './stand-record';
import { trustFile } from './trust';

/** Names of the hosts outside. */
export const CLIENTS = { eu: 'client-eu', us: 'client-us', stranger: 'client-stranger' } as const;
/** Host of the issuer of tokens, and its program. */
export const ISSUER = 'issuer';

/** The stand on a ground, whichever process made it. */
export function openStand(ground: Ground, topology: Topology): Stand {
  const { manifests, issuer, regions } = readStandRecord(ground.folder);
  const all = topology.jurisdictions.flatMap((jurisdiction) => jurisdiction.regions);
  const tables = new Map(topology.jurisdictions.map((it) => [it.name, tenantsOf(ground, it)]));
  const tableOf = (jurisdiction: string) => {
    const table = tables.get(jurisdiction);
    if (table === undefined)
      throw new Error(`jurisdiction "${jurisdiction}"; there are ${[...tables.keys()].join(', ')}`);
    return table;
  };
  return {
    ground,
    topology,
    manifests,
    regions: Object.fromEntries(
      all.map((region) => [region.name, openRegion(ground, region, regions[region.name]?.pods ?? [])]),
    ),
    clients: { eu: ground.host(CLIENTS.eu), us: ground.host(CLIENTS.us), stranger: ground.host(CLIENTS.stranger) },
    authority: readFileSync(trustFile(ground.folder), 'utf8'),
    url: (jurisdiction, region) => `https://${hostOf(topology, jurisdiction, region)}`,
    async makeKey({ jurisdiction, tenant, tier, expiresAt = null, pinnedVersion = null }) {
      const table = tableOf(jurisdiction);
      await createTenant(table, { tenant, tier, pinnedVersion }, new Date());
      return (await createKey(table, { tenant, expiresAt }, new Date())).text;
    },
    async revokeKey(key) {
      const parsed = parseApiKey(key);
      if (parsed === undefined) throw new Error('that is no API key');
      await revokeKey(tableOf(parsed.jurisdiction), { keyId: parsed.keyId, tenant: null }, new Date());
    },
    dynamo: ground.running('dynamodb'),
    kms: ground.running('kms'),
    issuer: ground.running(ISSUER),
    token: (claims) => signToken(issuer, claims),
  };
}

/** The name by which clients find a jurisdiction, or one Region of it: that is a private name in AWS, which the ground says outside too. */
function hostOf({ jurisdictions }: Topology, jurisdiction: string, region: string | undefined): string {
  const found: Jurisdiction | undefined = jurisdictions.find(({ name }) => name === jurisdiction);
  if (found === undefined) throw new Error(`there is no jurisdiction "${jurisdiction}"`);
  if (region === undefined) return publicHost(found);
  const place: Region | undefined = found.regions.find(({ name }) => name === region);
  if (place === undefined) throw new Error(`jurisdiction ${jurisdiction} has no Region "${region}"`);
  return place.network.privateZone.host;
}

/** Host name of a jurisdiction's API. */
export function publicHost({ name, hostname }: Jurisdiction): string {
  if (hostname === null) throw new Error(`jurisdiction ${name} has no host name`);
  return hostname;
}
