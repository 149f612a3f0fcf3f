import { priorityClasses, resolveNamespaces } from './namespaces';
import type { Region } from './region';
import { resolveFlows } from './resolve-flows';

type Tenants = Pick<
  Region,
  | 'batchWorker'
  | 'cluster'
  | 'components'
  | 'gateway'
  | 'identities'
  | 'imagePulls'
  | 'modelPools'
  | 'network'
  | 'nodePools'
  | 'peers'
  | 'stores'
>;

/** Who lives in a Region's cluster, with what bounds, who gives way to whom, and who may talk to whom. */
export function resolveTenancy(tenants: Tenants): Pick<Region, 'namespaces' | 'flows' | 'priorityClasses'> {
  const namespaces = resolveNamespaces(tenants.components, tenants);
  return { namespaces, flows: resolveFlows({ ...tenants, namespaces }), priorityClasses };
}
