import type { JsonObject } from './json';
import type { RegionContext } from './region-context';
import type { Stores } from './stores';

/** Room for four days of a Region's metrics, with as much again to spare; assumed, not measured. */
const sizeGiB = 50;

const className = 'meridian-metrics';

/** Disks with the jurisdiction's key, in the zone of the pod, which go with what used them. */
export function metricsStorageClass({ account, region }: RegionContext, { keyAlias }: Stores): JsonObject {
  return {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: className },
    provisioner: 'ebs.csi.aws.com',
    parameters: {
      type: 'gp3',
      encrypted: 'true',
      kmsKeyId: `arn:aws:kms:${region.name}:${account}:${keyAlias}`,
    },
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
  };
}

/** A disk for each Prometheus: the burn rates look back for days, which a pod that moves must not lose. */
export function metricsVolume(): JsonObject {
  return {
    storageSpec: {
      volumeClaimTemplate: {
        spec: {
          storageClassName: className,
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: `${sizeGiB}Gi` } },
        },
      },
    },
    persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Delete' },
  };
}
