import { aws_eks_v2 as eks } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { AddOn, Identity, Json, Region } from '#topology';
import type { WorkloadRoles } from './workload-roles';

export interface ClusterAddOnsProps {
  readonly region: Region;
  /** Name of the cluster, as a reference to it. */
  readonly clusterName: string;
  readonly roles: WorkloadRoles;
}

/** Add-on that hands workloads their credentials. */
const podIdentityAgent = 'eks-pod-identity-agent';

/** The cluster's EKS add-ons, each at its exact version, as `CfnAddon`: the construct of `aws-eks-v2` knows no role. */
export class ClusterAddOns extends Construct {
  private readonly addOns: readonly { readonly addOn: AddOn; readonly resource: eks.CfnAddon }[];

  constructor(scope: Construct, id: string, props: ClusterAddOnsProps) {
    super(scope, id);
    this.addOns = props.region.cluster.addOns.map((addOn) => ({ addOn, resource: this.createAddOn(addOn, props) }));
    const agent = this.addOns.find(({ addOn }) => addOn.name === podIdentityAgent)?.resource;
    for (const { addOn, resource } of this.addOns) {
      if (agent !== undefined && addOn.identity !== null) resource.addResourceDependency(agent);
    }
  }

  /**
   * Puts the nodes into the order: networking and credentials before them, without which they never become ready;
   * after them what runs as a Deployment, which EKS reports as degraded until a node takes its pods.
   */
  installAround(nodes: eks.CfnNodegroup): void {
    for (const { addOn, resource } of this.addOns) {
      if (addOn.beforeNodes) nodes.addResourceDependency(resource);
      else resource.addResourceDependency(nodes);
    }
  }

  private createAddOn(addOn: AddOn, props: ClusterAddOnsProps): eks.CfnAddon {
    const identity = addOn.identity === null ? null : this.identity(addOn.identity, props);
    return new eks.CfnAddon(this, addOn.name, {
      clusterName: props.clusterName,
      addonName: addOn.name,
      addonVersion: addOn.version,
      // What somebody changed by hand in the cluster gives way.
      resolveConflicts: 'OVERWRITE',
      ...(Object.keys(addOn.configuration).length === 0
        ? {}
        : { configurationValues: JSON.stringify(sortKeys(addOn.configuration)) }),
      ...(identity === null
        ? {}
        : {
            podIdentityAssociations: [
              { serviceAccount: identity.serviceAccount, roleArn: props.roles.roleArn(identity.name) },
            ],
          }),
    });
  }

  private identity(name: string, { region }: ClusterAddOnsProps): Identity {
    const found = region.identities.find((identity) => identity.name === name);
    if (found === undefined) {
      const have = region.identities.map((identity) => identity.name).join(', ');
      throw new Error(`${this.node.path}: no identity "${name}"; have: ${have}`);
    }
    return found;
  }
}

/** The same value with the keys of every object in order: equal configurations have equal text. */
function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}
