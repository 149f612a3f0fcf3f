import { aws_ec2 as ec2, aws_eks_v2 as eks } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { SystemNodes, Tag, Taint } from '#topology';
import { NodeRole } from './node-role';

export interface SystemNodeGroupProps {
  /** Name of the cluster, as a reference to it. */
  readonly clusterName: string;
  readonly nodes: SystemNodes;
  /** Tags of its instances and volumes: EC2 does not hand on those of the group. */
  readonly tags: readonly Tag[];
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  /** ARN of the jurisdiction's key in this Region: it encrypts the disks. */
  readonly keyArn: string;
}

/** Disk of Bottlerocket's operating system; images and pods live on a second one. Size as in Karpenter's defaults. */
const bottlerocketSystemDiskGiB = 4;

const taintEffects: Readonly<Record<Taint['effect'], string>> = {
  NoSchedule: 'NO_SCHEDULE',
  PreferNoSchedule: 'PREFER_NO_SCHEDULE',
  NoExecute: 'NO_EXECUTE',
};

/** The managed node group that everything but models runs on: on-demand instances over the Region's zones. */
export class SystemNodeGroup extends Construct {
  readonly resource: eks.CfnNodegroup;

  constructor(scope: Construct, id: string, props: SystemNodeGroupProps) {
    super(scope, id);
    const { nodes } = props;
    const template = this.createLaunchTemplate(props);
    this.resource = new eks.CfnNodegroup(this, 'Resource', {
      clusterName: props.clusterName,
      nodegroupName: nodes.name,
      nodeRole: new NodeRole(this, 'Role', nodes.roleName).roleArn,
      subnets: [...props.subnetIds],
      amiType: nodes.amiType,
      capacityType: 'ON_DEMAND',
      instanceTypes: [...nodes.instanceTypes],
      launchTemplate: { id: template.ref, version: template.attrLatestVersionNumber },
      scalingConfig: { minSize: nodes.minNodes, desiredSize: nodes.desiredNodes, maxSize: nodes.maxNodes },
      // A pod that may not be disrupted stops an update instead of being killed by it.
      forceUpdateEnabled: false,
      labels: Object.fromEntries(nodes.labels.map(({ key, value }) => [key, value])),
      taints: nodes.taints.map(({ key, value, effect }) => ({ key, value, effect: taintEffects[effect] })),
    });
  }

  private createLaunchTemplate({ nodes, tags, securityGroupIds, keyArn }: SystemNodeGroupProps): ec2.CfnLaunchTemplate {
    const named = [{ key: 'Name', value: nodes.name }, ...tags];
    return new ec2.CfnLaunchTemplate(this, 'LaunchTemplate', {
      launchTemplateData: {
        blockDeviceMappings: disks(nodes).map(({ deviceName, sizeGiB }) => ({
          deviceName,
          ebs: { volumeType: 'gp3', volumeSize: sizeGiB, encrypted: true, kmsKeyId: keyArn, deleteOnTermination: true },
        })),
        // One hop: the instance's credentials are out of reach for pods with an address of their own.
        metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
        securityGroupIds: [...securityGroupIds],
        tagSpecifications: ['instance', 'volume'].map((resourceType) => ({ resourceType, tags: named })),
      },
    });
  }
}

function disks(nodes: SystemNodes): readonly { readonly deviceName: string; readonly sizeGiB: number }[] {
  return nodes.amiType.startsWith('BOTTLEROCKET')
    ? [
        { deviceName: '/dev/xvda', sizeGiB: bottlerocketSystemDiskGiB },
        { deviceName: '/dev/xvdb', sizeGiB: nodes.diskGiB },
      ]
    : [{ deviceName: '/dev/xvda', sizeGiB: nodes.diskGiB }];
}
