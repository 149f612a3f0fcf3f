import { ofModel } from './fields';
import type { Origin, Origins } from './origin';
import { authorizerOrigins } from './origins-authorizer';
import { batchOrigins } from './origins-batch';
import { clusterOrigins } from './origins-cluster';
import { companionOrigins } from './origins-companions';
import { componentOrigins } from './origins-components';
import { deploymentOrigins } from './origins-deployment';
import { gatewayOrigins } from './origins-gateway';
import { jurisdictionOrigins } from './origins-jurisdiction';
import { monitoringOrigins } from './origins-monitoring';
import { networkOrigins } from './origins-network';
import { nodeOrigins } from './origins-nodes';
import { observabilityOrigins } from './origins-observability';
import { poolOrigins } from './origins-pools';
import { storeOrigins } from './origins-stores';
import { tenancyOrigins } from './origins-tenancy';

/** Where every fact of a Topology comes from. */
export const origins: Origins = {
  ...deploymentOrigins,
  ...jurisdictionOrigins,
  ...networkOrigins,
  ...clusterOrigins,
  ...storeOrigins,
  ...observabilityOrigins,
  ...monitoringOrigins,
  ...componentOrigins,
  ...tenancyOrigins,
  ...nodeOrigins,
  ...poolOrigins,
  ...companionOrigins,
  ...gatewayOrigins,
  ...authorizerOrigins,
  ...batchOrigins,
};

const candidate = '.modelPools.canary.pool.';

/**
 * Where a fact comes from, by the names of its fields; a candidate's come from where those of its pool do, and from the canary.
 *
 * @throws when no line of the register names it: the Topology has grown, and the line is to be added
 */
export function originOf(pattern: string): Origin {
  if (pattern.includes(candidate)) {
    const origin = originOf(pattern.replace(candidate, '.modelPools.'));
    return { ...origin, fields: [ofModel('canary'), ...origin.fields], lines: [] };
  }
  return lineOf(pattern).origin;
}

/** The line of the register that speaks for a fact: the longest beginning of its names. */
export function lineOf(pattern: string): { readonly name: string; readonly origin: Origin } {
  for (let name = pattern; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) {
    const origin = origins[name];
    if (origin !== undefined) return { name, origin };
  }
  throw new Error(`origins: no line for the fact "${pattern}"`);
}
