import { aws_ec2 as ec2, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Network } from '#topology';
import { gatewayEndpointPolicy, interfaceEndpointPolicy } from './endpoint-policy';
import type { RegionalVpc } from './regional-vpc';

export interface VpcEndpointsProps {
  readonly network: Network;
  readonly vpc: RegionalVpc;
}

/** Services whose endpoints get no policy of ours: no document of AWS says that this one takes any (2026-11). */
const withoutPolicy: ReadonlySet<string> = new Set(['eks-auth']);

/** The ways to AWS services that stay inside the VPC. */
export class VpcEndpoints extends Construct {
  constructor(scope: Construct, id: string, props: VpcEndpointsProps) {
    super(scope, id);
    const stack = Stack.of(this);
    for (const service of props.network.gatewayEndpoints) {
      new ec2.CfnVPCEndpoint(this, service, {
        vpcId: props.vpc.vpcId,
        vpcEndpointType: 'Gateway',
        serviceName: serviceName(stack, service),
        routeTableIds: [...props.vpc.privateRouteTableIds],
        policyDocument: gatewayEndpointPolicy(stack, service),
      });
    }
    if (props.network.interfaceEndpoints.length > 0) this.addInterfaces(props);
  }

  private addInterfaces({ network, vpc }: VpcEndpointsProps): void {
    const stack = Stack.of(this);
    const group = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc: vpc.vpc,
      description: 'Interface endpoints: HTTPS from the VPC',
      allowAllOutbound: false,
    });
    group.addIngressRule(ec2.Peer.ipv4(network.cidr), ec2.Port.HTTPS, 'HTTPS from the VPC');
    for (const service of network.interfaceEndpoints) {
      new ec2.CfnVPCEndpoint(this, service, {
        vpcId: vpc.vpcId,
        vpcEndpointType: 'Interface',
        serviceName: serviceName(stack, service),
        privateDnsEnabled: true,
        subnetIds: [...vpc.privateSubnetIds],
        securityGroupIds: [group.securityGroupId],
        policyDocument: withoutPolicy.has(service) ? undefined : interfaceEndpointPolicy(stack),
      });
    }
  }
}

function serviceName({ region }: Stack, service: string): string {
  return `com.amazonaws.${region}.${service}`;
}
