import { aws_iam as iam } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Identity, Region } from '#topology';
import type { MeridianStack } from './meridian-stack';
import { PermissionScope } from './permission-scope';
import { permissionStatements } from './permission-statements';
import { acknowledgeWildcards } from './wildcard-statement';

/**
 * One IAM role per workload identity. EKS Pod Identity hands it to pods of one service account, in one namespace, of
 * this cluster: the session tags that EKS sets are conditions of the trust, so another association in the account
 * cannot borrow the role.
 */
export class WorkloadRoles extends Construct {
  private readonly roles: ReadonlyMap<string, iam.Role>;

  constructor(stack: MeridianStack, id: string, region: Region) {
    super(stack, id);
    const scope = new PermissionScope(stack, region);
    this.roles = new Map(region.identities.map((identity) => [identity.name, this.createRole(identity, scope)]));
  }

  /** ARN of the role of that identity; throws for a name that the Topology does not give to an identity of this Region. */
  roleArn(identity: string): string {
    const role = this.roles.get(identity);
    if (role === undefined) {
      throw new Error(`${this.node.path}: no identity "${identity}"; have: ${[...this.roles.keys()].join(', ')}`);
    }
    return role.roleArn;
  }

  private createRole(identity: Identity, scope: PermissionScope): iam.Role {
    const { name, namespace, serviceAccount } = identity;
    const statements = identity.permissions.flatMap((permission) => permissionStatements(permission, scope));
    const role = new iam.Role(this, name, {
      roleName: identity.roleName,
      description: `Pods of ${namespace}/${serviceAccount} in ${scope.region.cluster.name}`,
      assumedBy: new iam.ServicePrincipal('pods.eks.amazonaws.com', {
        conditions: {
          StringEquals: {
            'aws:SourceAccount': scope.account,
            'aws:RequestTag/eks-cluster-arn': scope.clusterArn,
            'aws:RequestTag/kubernetes-namespace': namespace,
            'aws:RequestTag/kubernetes-service-account': serviceAccount,
          },
        },
      }).withSessionTags(),
      // Inside the role, not beside it: a pod never meets the role without its permissions.
      inlinePolicies: statements.length === 0 ? {} : { permissions: new iam.PolicyDocument({ statements }) },
    });
    acknowledgeWildcards(role, statements);
    return role;
  }
}
