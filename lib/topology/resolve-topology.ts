import { type Blueprint, deepFreeze } from '#blueprint';
import { type CapacityPlan, planCapacity } from '#capacity';
import { clusterKinds } from './cluster-kinds';
import { resolveGovernance } from './resolve-governance';
import { resolveJurisdiction } from './resolve-jurisdiction';
import { type Argo, type Deployment, type Topology, topologyVersion } from './topology';

/** Days between asking for a key's deletion and losing it: the longest where data depends on it, the shortest in a demo. */
const keyDeletionDays = { production: 30, demo: 7 };

/**
 * Resolves a checked blueprint to the one picture from which everything is rendered: every name, number and order that two
 * outputs share, decided here once.
 *
 * @param plan of the same blueprint. @default made here
 * @returns plain data, deeply frozen; the same blueprint gives the same Topology
 */
export function resolveTopology(blueprint: Blueprint, plan: CapacityPlan = planCapacity(blueprint)): Topology {
  const jurisdictions = Object.keys(blueprint.jurisdictions).map((name) => resolveJurisdiction(blueprint, plan, name));
  return deepFreeze({
    version: topologyVersion,
    deployment: resolveDeployment(blueprint),
    governance: resolveGovernance(blueprint, jurisdictions),
    jurisdictions,
  });
}

function resolveDeployment(blueprint: Blueprint): Deployment {
  const isProduction = blueprint.kind === 'production';
  const tags = { ...blueprint.tags, 'meridian:deployment': blueprint.name };
  return {
    name: blueprint.name,
    kind: blueprint.kind,
    delivery: blueprint.delivery,
    state: {
      retained: isProduction,
      deletionProtection: isProduction,
      pointInTimeRecovery: isProduction,
      keyDeletionDays: keyDeletionDays[blueprint.kind],
    },
    tags: Object.entries(tags)
      .map(([key, value]) => ({ key, value }))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
    repository: blueprint.delivery === 'gitops' ? blueprint.repository : null,
    argo: blueprint.delivery === 'gitops' ? resolveArgo(blueprint.name) : null,
  };
}

/**
 * Both a self-managed Argo CD and the one that EKS offers take this. EKS's knows no address of its own cluster, only the name
 * under which somebody has registered it; its guide uses the name that Argo CD itself gives.
 */
function resolveArgo(project: string): Argo {
  return {
    namespace: 'argocd',
    project,
    hubCluster: 'in-cluster',
    clusterKinds,
    // what an earlier wave brings may not be there yet: EKS's Argo CD does not wait for the health of Applications
    retry: { limit: -1, firstSeconds: 10, factor: 2, longestSeconds: 180 },
  };
}
