import { aws_ec2 as ec2, aws_elasticache as elasticache, type RemovalPolicy, aws_ssm as ssm } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Cache, Zone } from '#topology';
import type { RegionalKey } from './regional-key';
import type { RegionalVpc } from './regional-vpc';

export interface ValkeyCacheProps {
  readonly cache: Cache;
  readonly vpc: RegionalVpc;
  /** Zones of the VPC: their private networks may connect. */
  readonly zones: readonly Zone[];
  readonly key: RegionalKey;
  readonly removal: RemovalPolicy;
}

/** A serverless Valkey cache in the private subnets; ElastiCache Serverless speaks TLS only. */
export class ValkeyCache extends Construct {
  constructor(scope: Construct, id: string, props: ValkeyCacheProps) {
    super(scope, id);
    const { cache, key } = props;
    const access = new ec2.CfnSecurityGroup(this, 'Access', {
      groupDescription: `Cache ${cache.name}: from the private subnets`,
      vpcId: props.vpc.vpcId,
      securityGroupIngress: props.zones.map(({ name, privateCidr }) => ({
        ipProtocol: 'tcp',
        fromPort: cache.port,
        toPort: cache.port,
        cidrIp: privateCidr,
        description: `Pods and nodes in ${name}`,
      })),
      // A cache calls nobody. Without a rule EC2 would allow everything; this one matches nothing.
      securityGroupEgress: [
        { ipProtocol: 'icmp', fromPort: 252, toPort: 86, cidrIp: '255.255.255.255/32', description: 'Nothing' },
      ],
    });
    const resource = new elasticache.CfnServerlessCache(this, 'Resource', {
      serverlessCacheName: cache.name,
      description: 'Counters of the rate limits',
      engine: 'valkey',
      majorEngineVersion: cache.majorEngineVersion,
      cacheUsageLimits: {
        dataStorage: { maximum: cache.maxDataGb, unit: 'GB' },
        ecpuPerSecond: { maximum: cache.maxEcpuPerSecond },
      },
      kmsKeyId: key.keyArn,
      securityGroupIds: [access.attrGroupId],
      subnetIds: [...props.vpc.privateSubnetIds],
    });
    resource.applyRemovalPolicy(props.removal);
    new ssm.CfnParameter(this, 'Address', {
      name: cache.addressParameter,
      type: 'String',
      description: `Where cache ${cache.name} answers`,
      value: `${resource.attrEndpointAddress}:${resource.attrEndpointPort}`,
    });
  }
}
