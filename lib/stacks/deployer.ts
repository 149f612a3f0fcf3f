import { KubectlV35Layer } from '@aws-cdk/lambda-layer-kubectl-v35';
import {
  type aws_ec2 as ec2,
  aws_eks_v2 as eks,
  aws_iam as iam,
  aws_lambda as lambda,
  aws_logs as logs,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { LogGroup, StatePolicy } from '#topology';
import { acknowledgeProvider } from './acknowledge-provider';
import { removalPolicy } from './removal-policy';

export interface DeployerProps {
  readonly clusterName: string;
  readonly vpc: ec2.IVpc;
  /** Security group that the control plane lets in. */
  readonly securityGroup: ec2.ISecurityGroup;
  readonly log: LogGroup;
  readonly state: StatePolicy;
  /** ARN of the jurisdiction's key in this Region. */
  readonly keyArn: string;
}

/** Flag that would give each function a log group of its own, under a name that AWS draws. */
const managedLogGroups = '@aws-cdk/aws-lambda:useCdkManagedLogGroup';

/**
 * The functions that apply manifests and Helm charts: in the private subnets, where the private endpoint is, as an
 * administrator of the cluster while this stack stands and no longer. Their log group is the Topology's and goes with
 * the stack.
 */
export class Deployer extends Construct {
  /** The cluster, for constructs that apply something to it. */
  readonly cluster: eks.ICluster;
  /** What must stand while anything is applied or removed. */
  readonly access: Construct;

  constructor(scope: Construct, id: string, props: DeployerProps) {
    super(scope, id);
    this.node.setContext(managedLogGroups, false);
    // Twice the same cluster: the functions are made for one, and the one that things are applied to holds the functions.
    const target = eks.Cluster.fromClusterAttributes(this, 'Target', {
      clusterName: props.clusterName,
      vpc: props.vpc,
    });
    const provider = new eks.KubectlProvider(this, 'Provider', {
      cluster: target,
      kubectlLayer: new KubectlV35Layer(this, 'KubectlLayer'),
      privateSubnets: props.vpc.privateSubnets,
      securityGroups: [props.securityGroup],
    });
    this.writeTo(props, provider);
    acknowledgeProvider(provider);
    this.cluster = eks.Cluster.fromClusterAttributes(this, 'Cluster', {
      clusterName: props.clusterName,
      vpc: props.vpc,
      kubectlProvider: provider,
    });
    this.access = this.admit(props.clusterName, provider);
  }

  private admit(clusterName: string, provider: eks.KubectlProvider): Construct {
    return new eks.CfnAccessEntry(this, 'Access', {
      clusterName,
      principalArn: roleOf(provider).roleArn,
      type: 'STANDARD',
      accessPolicies: [
        {
          policyArn: eks.AccessPolicyArn.AMAZON_EKS_CLUSTER_ADMIN_POLICY.policyArn,
          accessScope: { type: eks.AccessScopeType.CLUSTER },
        },
      ],
    });
  }

  private writeTo({ log, state, keyArn }: DeployerProps, provider: eks.KubectlProvider): void {
    const group = new logs.CfnLogGroup(this, 'Log', {
      logGroupName: log.logGroupName,
      retentionInDays: log.retentionDays,
      kmsKeyId: keyArn,
    });
    group.applyRemovalPolicy(removalPolicy(state));
    for (const resource of provider.node.findAll()) {
      if (resource instanceof lambda.CfnFunction) resource.loggingConfig = { logGroup: group.ref };
      if (resource instanceof iam.Role) resource.addToPolicy(neverMakeLogGroups());
    }
  }
}

/** A last line written after the group has gone would bring it back: AWS's policy for functions allows to create it. */
function neverMakeLogGroups(): iam.PolicyStatement {
  // `*`: no group at all.
  return new iam.PolicyStatement({ effect: iam.Effect.DENY, actions: ['logs:CreateLogGroup'], resources: ['*'] });
}

function roleOf(provider: eks.KubectlProvider): iam.IRole {
  if (provider.role === undefined) throw new Error(`${provider.node.path}: has no role`);
  return provider.role;
}
