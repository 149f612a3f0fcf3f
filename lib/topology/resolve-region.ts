import { batchIdentities } from './batch-identities';
import type { Table } from './jurisdiction';
import type { Region } from './region';
import type { RegionContext } from './region-context';
import { resolveBatchWorker } from './resolve-batch-worker';
import { resolveCluster } from './resolve-cluster';
import { resolveClusterSecrets } from './resolve-cluster-secrets';
import { resolveComponents } from './resolve-components';
import { resolveDefinitions } from './resolve-definitions';
import { resolveGateway } from './resolve-gateway';
import { resolveIdentities } from './resolve-identities';
import { resolveImagePulls } from './resolve-image-pulls';
import { resolveModelPools } from './resolve-model-pool';
import { resolveMonitoring } from './resolve-monitoring';
import { resolveNetwork } from './resolve-network';
import { resolveNodeClasses, resolveNodePools } from './resolve-node-pools';
import { resolveObservability } from './resolve-observability';
import { resolvePeers } from './resolve-peers';
import { resolveStores } from './resolve-stores';
import { resolveTenancy } from './resolve-tenancy';

export function resolveRegion(context: RegionContext, tables: readonly Table[]): Region {
  const network = resolveNetwork(context);
  const cluster = resolveCluster(context);
  const stores = resolveStores(context);
  const peers = resolvePeers(context);
  const modelPools = resolveModelPools(context);
  const nodePools = resolveNodePools(context, modelPools);
  const imagePulls = resolveImagePulls(modelPools);
  const { interruptionQueue } = cluster.nodeProvisioner;
  const observability = resolveObservability(context, { stores, tables, interruptionQueue });
  const components = resolveComponents(context, { network, interruptionQueue, modelPools, stores, observability });
  const batchWorker = resolveBatchWorker(context, { network, stores });
  const secrets = resolveClusterSecrets(stores, observability);
  const identities = [
    ...resolveIdentities(context, { network, observability, secrets, tables }),
    ...(batchWorker === null ? [] : batchIdentities(context, batchWorker)),
  ];
  const gateway = resolveGateway(context, { network, peers, modelPools, tables });
  return {
    name: context.region.name,
    jurisdiction: context.name,
    account: context.account,
    network,
    cluster,
    stores,
    observability,
    monitoring: resolveMonitoring(context, { modelPools, nodePools, gateway }),
    components,
    definitions: resolveDefinitions(modelPools),
    secrets,
    ...resolveTenancy({
      batchWorker,
      cluster,
      components,
      gateway,
      identities,
      imagePulls,
      modelPools,
      network,
      nodePools,
      peers,
      stores,
    }),
    identities,
    nodeClasses: resolveNodeClasses(context),
    nodePools,
    modelPools,
    imagePulls,
    gateway,
    batchWorker,
    peers,
  };
}
