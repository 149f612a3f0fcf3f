import { aws_eks_v2 as eks } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Region } from '#topology';
import type { WorkloadRoles } from './workload-roles';

export interface PodIdentitiesProps {
  readonly region: Region;
  /** Name of the cluster, as a reference to it. */
  readonly clusterName: string;
  readonly roles: WorkloadRoles;
}

/**
 * Binds each workload identity to its role by namespace and service account, so that no manifest carries an ARN. The
 * identities of add-ons are left out: EKS binds them with the add-on and refuses a second association.
 */
export class PodIdentities extends Construct {
  constructor(scope: Construct, id: string, props: PodIdentitiesProps) {
    super(scope, id);
    const { identities, cluster } = props.region;
    const ofAddOns = new Set(cluster.addOns.map(({ identity }) => identity));
    for (const identity of identities.filter(({ name }) => !ofAddOns.has(name))) {
      new eks.CfnPodIdentityAssociation(this, identity.name, {
        clusterName: props.clusterName,
        namespace: identity.namespace,
        serviceAccount: identity.serviceAccount,
        roleArn: props.roles.roleArn(identity.name),
      });
    }
  }
}
