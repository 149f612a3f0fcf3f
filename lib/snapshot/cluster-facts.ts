import type { Cluster, Region } from '#topology';
import { asRecord, byKey, byName, type Facts, Line, Names, OfEach, sorted } from './fact';
import type { NameOwn } from './own-names';

/** A Region's cluster, without the versions that bots raise. */
export function clusterFacts(cluster: Cluster, nameOwn: NameOwn): Facts {
  const { systemNodes, addOns, nodeProvisioner } = cluster;
  const { instanceTypes, minNodes, desiredNodes, maxNodes, diskGiB, amiType } = systemNodes;
  return {
    name: nameOwn(cluster.name),
    kubernetes: cluster.version,
    serviceCidr: cluster.serviceCidr,
    endpointCidrs: sorted(cluster.endpointCidrs),
    administrators: new Line(asRecord(byName(cluster.administrators, ({ policy }) => policy))),
    controlPlaneLogs: sorted(cluster.controlPlaneLog.types),
    systemNodes: new Line({ instanceTypes, minNodes, desiredNodes, maxNodes, diskGiB, amiType }),
    addOns: sorted(addOns.map(({ name }) => name)),
    addOnSettings: byKey(
      addOns.filter(({ configuration }) => Object.keys(configuration).length > 0),
      ({ name }) => name,
      ({ configuration }) => JSON.stringify(configuration),
    ),
    interruptionQueue: new Line({
      name: nameOwn(nodeProvisioner.interruptionQueue),
      retentionSeconds: nodeProvisioner.interruptionQueueRetentionSeconds,
    }),
  };
}

/** What others publish and a Region's cluster runs, and at which step each is installed. */
export function componentFacts({ components, definitions, secrets }: Region, nameOwn: NameOwn): Facts {
  return {
    components: new Names(
      components.map(({ name, namespace }) => (name === namespace ? name : `${name} in ${namespace}`)),
    ),
    steps: new OfEach(byName(components, ({ order }) => order)),
    definitions: sorted(definitions.map(({ name }) => name)),
    secrets: byKey(
      secrets,
      ({ namespace, name }) => `${namespace}/${name}`,
      ({ refreshMinutes, entries }) =>
        new Line({
          refreshMinutes,
          from: Object.fromEntries(entries.map(({ key, parameter }) => [key, nameOwn(parameter)])),
        }),
    ),
  };
}
