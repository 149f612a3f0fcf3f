import type { Jurisdiction, Region, Topology } from '#topology';
import { alertFacts } from './alert-facts';
import { batchFacts } from './batch-facts';
import { clusterFacts, componentFacts } from './cluster-facts';
import { dataFacts } from './data-facts';
import { deploymentFacts } from './deployment-facts';
import { everyPoolFacts } from './every-pool-facts';
import { byName, type Facts } from './fact';
import { gatewayFacts, safetyFacts } from './gateway-facts';
import { identityFacts } from './identity-facts';
import { jurisdictionFacts, policyFacts } from './jurisdiction-facts';
import { namespaceFacts, networkFlowFacts } from './namespace-facts';
import { networkFacts } from './network-facts';
import { nodeFacts } from './node-facts';
import { type NameOwn, nameOwn } from './own-names';
import { pickerFacts } from './picker-facts';
import type { Place } from './place';
import { poolFacts } from './pool-facts';
import { regionFacts } from './region-facts';
import { routeFacts } from './route-facts';
import { logFacts, storeFacts } from './store-facts';
import { type Told, tellFacts } from './tell-facts';
import { tierFacts } from './tier-facts';
import { writeTold } from './write-told';

/**
 * What a reviewer decides on in a Topology, as YAML: sorted, each fact on one line, and said once where it is the same in all
 * Regions, or in all Regions of a jurisdiction. A changed number changes its line. What is left out, and why, stands in `leftOut`.
 */
export function topologySnapshot(topology: Topology): string {
  const regions = topology.jurisdictions.flatMap((jurisdiction) => jurisdiction.regions.map(({ name }) => name));
  return writeTold({ block: [...deploymentParts(topology, regions), ...regionParts(topology, regions)] }, comment);
}

const comment = [
  ' What a reviewer decides on, written by a test: docs/snapshots.md says how to read and how to update it.',
  ' A fact that is not the same everywhere stands by place: {apac: 5, eu-north-1: 6, eu-south-2: 7, us: 9}.',
  ' <region>, <jurisdiction> and <account> are those of the place itself.',
].join('\n');

type Parts = readonly (readonly [name: string, told: Told])[];

function deploymentParts(topology: Topology, regions: readonly string[]): Parts {
  const { jurisdictions, governance } = topology;
  const everywhere: Place = { jurisdiction: topology.deployment.name, region: null, regions: regions.length };
  const once = (value: Facts) => tellFacts([{ place: everywhere, value }]);
  const ofEach = (tell: (jurisdiction: Jurisdiction, nameOwn: NameOwn) => Facts) =>
    tellFacts(
      jurisdictions.map((jurisdiction) => ({
        place: placeOf(jurisdiction, null),
        value: tell(jurisdiction, ownNames(jurisdiction, null, regions)),
      })),
    );
  return [
    ['deployment', once(deploymentFacts(topology))],
    ['jurisdictions', ofEach(jurisdictionFacts)],
    ['regions', once(byName(jurisdictions, regionFacts))],
    ['governance', ofEach((jurisdiction, nameOwn) => policyFacts(governance, jurisdiction, nameOwn))],
    ['data', ofEach(dataFacts)],
  ];
}

/** What is told of every Region, by the part of the snapshot. */
const factsOfRegions: Readonly<
  Record<string, (region: Region, nameOwn: NameOwn, jurisdiction: Jurisdiction) => Facts>
> = {
  network: networkFacts,
  cluster: ({ cluster }, nameOwn) => clusterFacts(cluster, nameOwn),
  installed: componentFacts,
  nodePools: nodeFacts,
  modelPools: poolFacts,
  everyModelPool: everyPoolFacts,
  pickers: ({ modelPools }) => pickerFacts(modelPools),
  gateway: gatewayFacts,
  routes: routeFacts,
  tiers: tierFacts,
  safety: safetyFacts,
  stores: storeFacts,
  batchWorker: batchFacts,
  logRetentionDays: logFacts,
  identities: ({ identities }, nameOwn) => identityFacts(identities, nameOwn),
  namespaces: namespaceFacts,
  networkFlows: networkFlowFacts,
  alerting: alertFacts,
};

function regionParts({ jurisdictions }: Topology, regions: readonly string[]): Parts {
  return Object.entries(factsOfRegions).map(([part, tell]) => [
    part,
    tellFacts(
      jurisdictions.flatMap((jurisdiction) => {
        return jurisdiction.regions.map((region) => ({
          place: placeOf(jurisdiction, region.name),
          value: tell(region, ownNames(jurisdiction, region.name, regions), jurisdiction),
        }));
      }),
    ),
  ]);
}

function placeOf({ name, regions }: Jurisdiction, region: string | null): Place {
  return { jurisdiction: name, region, regions: regions.length };
}

function ownNames({ name }: Jurisdiction, region: string | null, regions: readonly string[]): NameOwn {
  return nameOwn({ jurisdiction: name, region }, regions);
}
