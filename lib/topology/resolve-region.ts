import type { Table } from './jurisdiction';
import { priorityClasses, resolveNamespaces } from './namespaces';
import type { Region } from './region';
import type { RegionContext } from './region-context';
import { resolveCluster } from './resolve-cluster';
import { resolveComponents } from './resolve-components';
import { resolveFlows } from './resolve-flows';
import { resolveGateway } from './resolve-gateway';
import { resolveIdentities } from './resolve-identities';
import { resolveModelPools } from './resolve-model-pool';
import { resolveNetwork } from './resolve-network';
import { resolveNodeClasses, resolveNodePools } from './resolve-node-pools';
import { resolveObservability } from './resolve-observability';
import { resolvePeers } from './resolve-peers';
import { resolveStores } from './resolve-stores';

export function resolveRegion(context: RegionContext, tables: readonly Table[]): Region {
  const network = resolveNetwork(context);
  const cluster = resolveCluster(context);
  const stores = resolveStores(context);
  const peers = resolvePeers(context);
  const modelPools = resolveModelPools(context);
  const { interruptionQueue } = cluster.nodeProvisioner;
  const observability = resolveObservability(context, { stores, tables, interruptionQueue });
  const components = resolveComponents(context, { network, interruptionQueue, modelPools });
  const namespaces = resolveNamespaces(components);
  return {
    name: context.region.name,
    jurisdiction: context.name,
    account: context.account,
    network,
    cluster,
    stores,
    observability,
    components,
    namespaces,
    flows: resolveFlows(namespaces, modelPools),
    priorityClasses,
    identities: resolveIdentities(context, { network, observability }),
    nodeClasses: resolveNodeClasses(context),
    nodePools: resolveNodePools(context),
    modelPools,
    gateway: resolveGateway(context, { network, peers, modelPools }),
    peers,
  };
}
