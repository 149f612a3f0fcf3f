import type { Chart } from 'cdk8s';
import type { NodeClass } from '#topology';
import { EC2NodeClass } from './imports/karpenter.k8s.aws';
import { labelMap } from './label-map';

/** Machine image, disks and networks of the nodes that Karpenter starts. */
export function addNodeClass(chart: Chart, nodeClass: NodeClass): void {
  const { name, discoveryTag, reservationIds } = nodeClass;
  const discovered = [{ tags: labelMap([discoveryTag]) }];
  new EC2NodeClass(chart, `class-${name}`, {
    metadata: { name },
    spec: {
      role: nodeClass.roleName,
      amiSelectorTerms: [{ alias: nodeClass.amiAlias }],
      subnetSelectorTerms: discovered,
      securityGroupSelectorTerms: discovered,
      associatePublicIPAddress: false,
      blockDeviceMappings: [rootVolume(nodeClass)],
      instanceStorePolicy: nodeClass.localNvme ? 'RAID0' : undefined,
      kubelet: { maxPods: nodeClass.maxPods },
      // session tokens, and no pod reaches the node's role: the answer does not survive a second hop
      metadataOptions: { httpEndpoint: 'enabled', httpPutResponseHopLimit: 1, httpTokens: 'required' },
      // without reservations a pool for reserved capacity finds nothing on offer and stays empty
      capacityReservationSelectorTerms: reservationIds.length === 0 ? undefined : reservationIds.map((id) => ({ id })),
      tags: labelMap(nodeClass.tags),
    },
  });
}

/** Encrypted with the jurisdiction's key: EC2 takes an alias, so that the manifest names no key id. */
function rootVolume({ rootDevice, rootVolumeGiB, volumeKeyAlias }: NodeClass) {
  return {
    deviceName: rootDevice,
    rootVolume: true,
    ebs: {
      deleteOnTermination: true,
      encrypted: true,
      kmsKeyID: volumeKeyAlias,
      volumeSize: `${rootVolumeGiB}Gi`,
      volumeType: 'gp3' as const,
    },
  };
}
