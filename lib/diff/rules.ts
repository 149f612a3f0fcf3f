import { explainCanaries } from './explain-canaries';
import { explainClients } from './explain-clients';
import { explainFailover } from './explain-failover';
import { explainJurisdictions } from './explain-jurisdictions';
import { explainNetworks } from './explain-networks';
import { explainNodePools } from './explain-node-pools';
import { explainPools } from './explain-pools';
import { explainRegions } from './explain-regions';
import { explainReplicas } from './explain-replicas';
import { explainSharedLimits } from './explain-shared-limits';
import { explainUpgrades } from './explain-upgrades';
import type { Explain } from './local-change';

/** What is explained in words of its own, in this order: the first that knows a fact claims it. */
export const rules: readonly Explain[] = [
  explainJurisdictions,
  explainRegions,
  explainNetworks,
  explainReplicas,
  explainFailover,
  explainCanaries,
  explainPools,
  explainNodePools,
  explainSharedLimits,
  explainClients,
  explainUpgrades,
];
