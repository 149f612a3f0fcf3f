import { aws_ec2 as ec2, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Network } from '#topology';
import type { RegionalVpc } from './regional-vpc';

export interface VpcEndpointsProps {
  readonly network: Network;
  readonly vpc: RegionalVpc;
}

const httpsPort = 443;

/** Services whose endpoints take no policy of ours: no document of AWS says that this one accepts any (2026-11). */
const withoutPolicy: ReadonlySet<string> = new Set(['eks-auth']);

/** The ways to AWS services that stay inside the VPC, open to the account's own principals alone. */
export class VpcEndpoints extends Construct {
  private readonly account: string;
  private readonly region: string;

  constructor(scope: Construct, id: string, props: VpcEndpointsProps) {
    super(scope, id);
    const { account, region } = Stack.of(this);
    this.account = account;
    this.region = region;

    for (const service of props.network.gatewayEndpoints) {
      new ec2.CfnVPCEndpoint(this, service, {
        vpcId: props.vpc.vpcId,
        vpcEndpointType: 'Gateway',
        serviceName: this.serviceName(service),
        routeTableIds: [...props.vpc.privateRouteTableIds],
        policyDocument: this.gatewayPolicy(service),
      });
    }
    if (props.network.interfaceEndpoints.length > 0) this.addInterfaces(props);
  }

  private addInterfaces({ network, vpc }: VpcEndpointsProps): void {
    const group = new ec2.CfnSecurityGroup(this, 'SecurityGroup', {
      vpcId: vpc.vpcId,
      groupDescription: 'Interface endpoints: HTTPS from the VPC',
      securityGroupIngress: [
        {
          cidrIp: network.cidr,
          ipProtocol: 'tcp',
          fromPort: httpsPort,
          toPort: httpsPort,
          description: 'HTTPS from the VPC',
        },
      ],
      // An endpoint only answers. Without a rule of ours EC2 would add one that allows everything.
      securityGroupEgress: [
        { cidrIp: '127.0.0.1/32', ipProtocol: 'icmp', fromPort: 252, toPort: 86, description: 'Nothing' },
      ],
    });
    for (const service of network.interfaceEndpoints) {
      new ec2.CfnVPCEndpoint(this, service, {
        vpcId: vpc.vpcId,
        vpcEndpointType: 'Interface',
        serviceName: this.serviceName(service),
        privateDnsEnabled: true,
        subnetIds: [...vpc.privateSubnetIds],
        securityGroupIds: [group.attrGroupId],
        policyDocument: withoutPolicy.has(service) ? undefined : document(this.ownPrincipals()),
      });
    }
  }

  private serviceName(service: string): string {
    return `com.amazonaws.${this.region}.${service}`;
  }

  private ownPrincipals(): object {
    return {
      Sid: 'OwnPrincipals',
      Effect: 'Allow',
      Principal: '*',
      Action: '*',
      Resource: '*',
      Condition: { StringEquals: { 'aws:PrincipalAccount': this.account } },
    };
  }

  private gatewayPolicy(service: 's3' | 'dynamodb'): object {
    const ownData = {
      Sid: 'OwnPrincipalsOwnData',
      Effect: 'Allow',
      Principal: '*',
      Action: `${service}:*`,
      Resource: '*',
      Condition: { StringEquals: { 'aws:PrincipalAccount': this.account, 'aws:ResourceAccount': this.account } },
    };
    return service === 's3' ? document(ownData, this.imageLayers()) : document(ownData);
  }

  /** ECR hands out image layers by signed links into a bucket of its own in each Region. */
  private imageLayers(): object {
    return {
      Sid: 'ImageLayers',
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: `arn:aws:s3:::prod-${this.region}-starport-layer-bucket/*`,
    };
  }
}

function document(...statements: readonly object[]): object {
  return { Version: '2012-10-17', Statement: statements };
}
