import type { ClusterSecret } from './cluster-secret';
import { cluster } from './names';
import type { Observability } from './observability';
import type { Stores } from './stores';

/** What AWS draws does not change while the thing stands: an hour is soon enough after it was made anew. */
const refreshMinutes = 60;

/** Addresses that the cluster needs and that are not known before AWS has made what they lead to. */
export function resolveClusterSecrets({ cache }: Stores, { workspaceIdParameter }: Observability): ClusterSecret[] {
  const { limitStoreAddress, metricsWorkspace, secretStore: store } = cluster.secrets;
  return [
    ...(cache === null
      ? []
      : [
          {
            ...limitStoreAddress.place,
            store,
            refreshMinutes,
            entries: [{ key: limitStoreAddress.key, parameter: cache.addressParameter }],
          },
        ]),
    ...(workspaceIdParameter === null
      ? []
      : [
          {
            ...metricsWorkspace.place,
            store,
            refreshMinutes,
            entries: [{ key: metricsWorkspace.key, parameter: workspaceIdParameter }],
          },
        ]),
  ];
}
