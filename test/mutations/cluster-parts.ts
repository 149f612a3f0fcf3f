import type { Evidence, Plain } from '#evidence';
import { type Open, objectIn } from './edit';

/** Region of production whose cluster the mutations of operability change. */
export const region = 'eu-north-1';

export const workload = (copy: Evidence, name: string): Open => objectIn(copy, region, 'Deployment', name);
export const pod = (copy: Evidence, name: string): Open => workload(copy, name).spec.template.spec;
export const container = (copy: Evidence, name: string): Open => pod(copy, name).containers[0];
export const nodePool = (copy: Evidence, name: string): Open => objectIn(copy, region, 'NodePool', name);
export const scaler = (copy: Evidence, name: string): Open => objectIn(copy, region, 'ScaledObject', name);
export const envoys = (copy: Evidence): Open => objectIn(copy, region, 'EnvoyProxy');

/** The budget of exactly this name: those of pickers and Envoys begin with the name of their pool. */
export function budget(copy: Evidence, name: string): Open {
  const objects = copy.manifests.filter((file) => file.region === region).flatMap((file) => file.objects);
  const found = objects.find(
    ({ kind, metadata }) => kind === 'PodDisruptionBudget' && (metadata as Plain).name === name,
  );
  if (found === undefined) throw new Error(`no PodDisruptionBudget ${name}: the mutation has nothing to change`);
  return found;
}

/** Values that a pod requires of a label of its node. */
export function required(copy: Evidence, name: string, key: string): Open {
  const [term] = pod(copy, name).affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms;
  return term.matchExpressions.find((expression: Open) => expression.key === key);
}
