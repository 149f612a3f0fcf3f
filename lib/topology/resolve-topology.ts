import { type Blueprint, deepFreeze } from '#blueprint';
import { type CapacityPlan, planCapacity } from '#capacity';
import { resolveGovernance } from './resolve-governance';
import { resolveJurisdiction } from './resolve-jurisdiction';
import { type Deployment, type Topology, topologyVersion } from './topology';

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
    argo: blueprint.delivery === 'gitops' ? { namespace: 'argocd', project: blueprint.name } : null,
  };
}
