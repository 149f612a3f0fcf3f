import type { Blueprint } from '#blueprint';
import type { CapacityPlan } from '#capacity';
import { hostnameOf } from './hostname';
import type { Accelerator, Jurisdiction, Link } from './jurisdiction';
import { names } from './names';
import { type JurisdictionContext, jurisdictionContext, regionContext } from './region-context';
import { edgePort, publicZone } from './resolve-network';
import { resolveRegion } from './resolve-region';
import { resolveTables } from './resolve-tables';

export function resolveJurisdiction(blueprint: Blueprint, plan: CapacityPlan, name: string): Jurisdiction {
  const context = jurisdictionContext(blueprint, plan, name);
  const { jurisdiction, account } = context;
  const [primaryRegion = '', ...replicaRegions] = jurisdiction.regions.map((region) => region.name);
  const tables = resolveTables(context);
  return {
    name,
    legalSet: jurisdiction.legalSet ?? name,
    account,
    hostname: hostnameOf(context),
    edge: jurisdiction.edge,
    clientCidrs: jurisdiction.clientCidrs,
    key: {
      alias: names.keyAlias(blueprint.name, name),
      description: `Data of jurisdiction ${name} in deployment ${blueprint.name}`,
      primaryRegion,
      replicaRegions,
    },
    hopKey: {
      alias: names.hopKeyAlias(blueprint.name, name),
      description: `Hop tokens of jurisdiction ${name} in deployment ${blueprint.name}`,
      primaryRegion,
      replicaRegions,
    },
    tables,
    links: resolveLinks([primaryRegion, ...replicaRegions]),
    accelerator: resolveAccelerator(context),
    regions: jurisdiction.regions.map((region) => resolveRegion(regionContext(context, region), tables)),
  };
}

/** Every pair once; the earlier Region of the blueprint asks. */
function resolveLinks(regions: readonly string[]): Link[] {
  return regions.flatMap((requester, index) => regions.slice(index + 1).map((accepter) => ({ requester, accepter })));
}

function resolveAccelerator(context: JurisdictionContext): Accelerator | null {
  const { blueprint, name, jurisdiction } = context;
  if (jurisdiction.edge !== 'global-accelerator') return null;
  const hostname = hostnameOf(context);
  const [first] = jurisdiction.regions;
  return {
    name: names.accelerator(blueprint.name, name),
    port: edgePort(blueprint),
    region: first?.name ?? '',
    record:
      blueprint.domain === null || hostname === null
        ? null
        : { ...publicZone(context, blueprint.domain, hostname), name: hostname },
    endpointGroups: jurisdiction.regions.map((region) => ({
      region: region.name,
      loadBalancer: names.loadBalancer(blueprint.name, 'public'),
      trafficDialPercent: 100,
    })),
  };
}
