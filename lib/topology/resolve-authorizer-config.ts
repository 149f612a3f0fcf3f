import type { TokenIssuer } from './access';
import { accessHeaders, versionHeader } from './access-headers';
import type { AuthorizerConfig, AuthorizerHop } from './authorizer-config';
import { hostnameOf } from './hostname';
import type { Table } from './jurisdiction';
import { cluster, names } from './names';
import type { Peer } from './peer';
import { jurisdictionContext, type RegionContext } from './region-context';
import { requestTimeoutSeconds } from './request-timeout';
import type { Resilience } from './resilience';
import { tenantsTable } from './resolve-tables';

interface Told {
  readonly tables: readonly Table[];
  readonly peers: readonly Peer[];
  readonly resilience: Resilience;
  readonly tokenIssuers: readonly TokenIssuer[];
}

/** Envoys learn within `lookUpSeconds` that a pod goes, and name servers keep what they know for 5 s; with as much to spare. */
export const drainSeconds = 15;

/** A key and its tenant are two reads, one after the other, and Envoy waits for 1000 ms. Reads take some 10 ms. */
const tableTimeoutMs = 400;

/**
 * A revoked key works for half a minute at most: long enough that a busy key is read once for thousands of requests. Who is known gets
 * through a quarter of an hour without the table: most disturbances of a Region's DynamoDB are shorter, and a key that is revoked
 * meanwhile works so long. A key that is new works ten seconds after it was tried too early.
 */
export const remembered = { freshSeconds: 30, staleSeconds: 900, unknownSeconds: 10 } as const;

/** Some 1 KiB each, keys and tenants: a fifth of the pod's memory. */
const maxEntries = { production: 50_000, demo: 5000 } as const;

/** KMS is asked once an hour and pod; what leaks with a signing key is worth an hour. */
const periodSeconds = 3600;

/** Time to receive a body, which is counted before the first try, and the difference of two Regions' clocks. */
const hopSlackSeconds = 30;

/** All that the authorizer of a Region has to know. */
export function resolveAuthorizerConfig(context: RegionContext, told: Told): AuthorizerConfig {
  const { blueprint, name, region } = context;
  const { port, statusPort, pathPrefix } = cluster.authorizer;
  return {
    jurisdiction: name,
    region: region.name,
    listen: { port, statusPort },
    pathPrefix,
    table: { name: tenantsTable(told.tables).name, timeoutMs: tableTimeoutMs },
    cache: { ...remembered, maxEntries: maxEntries[blueprint.kind] },
    tiers: Object.keys(blueprint.tiers),
    versions: blueprint.api.versions.map(({ date }) => date),
    issuers: told.tokenIssuers,
    hop: resolveHop(context, told),
    elsewhere: resolveElsewhere(context),
    headers: { ...accessHeaders, version: versionHeader },
    drainSeconds,
  };
}

function resolveHop({ blueprint, name }: RegionContext, { peers, resilience }: Told): AuthorizerHop {
  return {
    keyAlias: names.hopKeyAlias(blueprint.name, name),
    periodSeconds,
    ttlSeconds: hopTtlSeconds(resilience),
    peers: peers.map(({ region, cidr }) => ({ region, cidr })),
  };
}

/** A token is signed before the first try and read at the last: each try before that may have hung until its time was up. */
function hopTtlSeconds({ retry: { retries, firstByteSeconds, backOff } }: Resilience): number {
  const lastTry = Math.ceil(retries * (firstByteSeconds + backOff.maxMs / 1000));
  return Math.min(lastTry, requestTimeoutSeconds) + hopSlackSeconds;
}

function resolveElsewhere({ blueprint, plan, name }: RegionContext): AuthorizerConfig['elsewhere'] {
  return Object.keys(blueprint.jurisdictions)
    .filter((other) => other !== name)
    .map((other) => ({ jurisdiction: other, host: hostnameOf(jurisdictionContext(blueprint, plan, other)) }));
}
