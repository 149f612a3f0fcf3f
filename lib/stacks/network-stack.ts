import { aws_certificatemanager as acm, aws_route53 as route53 } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Certificate, Deployment, Region } from '#topology';
import { FlowLog } from './flow-log';
import { HostRecord } from './host-record';
import { LatencyRecord } from './latency-record';
import { MeridianStack } from './meridian-stack';
import type { RegionalKey } from './regional-key';
import { RegionalLoadBalancer } from './regional-load-balancer';
import { RegionalVpc } from './regional-vpc';
import { VpcEndpoints } from './vpc-endpoints';

export interface NetworkStackProps {
  readonly deployment: Deployment;
  readonly region: Region;
  /** The jurisdiction's key in this Region: it encrypts the flow log. */
  readonly key: RegionalKey;
}

/** The network of one Region: VPC, endpoints, flow log, load balancers, and the Region's own names. */
export class NetworkStack extends MeridianStack {
  readonly vpc: RegionalVpc;
  /** By the name of the Topology. */
  readonly loadBalancers: ReadonlyMap<string, RegionalLoadBalancer>;
  /** The one that peers and the VPC itself use. */
  readonly internalLoadBalancer: RegionalLoadBalancer;
  readonly privateZoneId: string;

  constructor(scope: Construct, id: string, props: NetworkStackProps) {
    const { deployment, region } = props;
    const { network } = region;
    super(scope, id, {
      deployment,
      place: { account: region.account, region: region.name, zones: network.zones.map(({ name }) => name) },
      description: `Network of ${region.name}`,
      // its flow log outlives it
      stateful: true,
    });
    this.vpc = new RegionalVpc(this, 'Vpc', { network, discoveryTag: region.cluster.nodeProvisioner.discoveryTag });
    new VpcEndpoints(this, 'Endpoints', { network, vpc: this.vpc });
    new FlowLog(this, 'FlowLog', {
      flowLog: network.flowLog,
      vpcId: this.vpc.vpcId,
      state: deployment.state,
      key: props.key,
    });
    this.loadBalancers = this.createLoadBalancers(props);
    this.internalLoadBalancer = this.loadBalancer(
      network.loadBalancers.find(({ scheme }) => scheme === 'internal')?.name ?? 'internal',
    );
    this.privateZoneId = this.createPrivateZone(props);
    if (network.edgeRecord !== null) {
      new LatencyRecord(this, 'Edge', {
        edgeRecord: network.edgeRecord,
        loadBalancer: this.loadBalancer(network.edgeRecord.loadBalancer),
      });
    }
  }

  /** The load balancer of that name; throws for a name that the Topology does not give to one of this Region. */
  loadBalancer(name: string): RegionalLoadBalancer {
    const found = this.loadBalancers.get(name);
    if (found === undefined) {
      throw new Error(
        `${this.node.path}: no load balancer "${name}"; have: ${[...this.loadBalancers.keys()].join(', ')}`,
      );
    }
    return found;
  }

  private createLoadBalancers({ deployment, region }: NetworkStackProps): ReadonlyMap<string, RegionalLoadBalancer> {
    const { certificate, loadBalancers, zones } = region.network;
    const certificateArn = certificate === null ? null : this.createCertificate(certificate);
    return new Map(
      loadBalancers.map((loadBalancer) => [
        loadBalancer.name,
        new RegionalLoadBalancer(this, `LoadBalancer-${loadBalancer.scheme}`, {
          loadBalancer,
          vpc: this.vpc,
          zones,
          certificateArn,
          state: deployment.state,
        }),
      ]),
    );
  }

  /** ACM proves the names by records that it writes into the public zone, and renews them the same way. */
  private createCertificate({ domainName, alternativeNames, hostedZoneId }: Certificate): string {
    const names = [domainName, ...alternativeNames];
    return new acm.CfnCertificate(this, 'Certificate', {
      domainName,
      subjectAlternativeNames: [...alternativeNames],
      validationMethod: 'DNS',
      domainValidationOptions: names.map((name) => ({ domainName: name, hostedZoneId })),
    }).ref;
  }

  private createPrivateZone({ region }: NetworkStackProps): string {
    const { domain, host } = region.network.privateZone;
    const zone = new route53.CfnHostedZone(this, 'PrivateZone', {
      name: domain,
      hostedZoneConfig: { comment: `Internal load balancers of ${region.jurisdiction}, as ${region.name} sees them` },
      vpcs: [{ vpcId: this.vpc.vpcId, vpcRegion: region.name }],
    });
    new HostRecord(this, 'OwnHost', { hostedZoneId: zone.attrId, host, loadBalancer: this.internalLoadBalancer });
    return zone.attrId;
  }
}
