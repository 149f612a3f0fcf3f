import { aws_ec2 as ec2 } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Deployment, Peer, Region } from '#topology';
import { HostRecord } from './host-record';
import { MeridianStack } from './meridian-stack';
import type { NetworkStack } from './network-stack';

export interface LinkStackProps {
  readonly deployment: Deployment;
  /** The end on which this stack stands. */
  readonly region: Region;
  readonly network: NetworkStack;
  /** The other end. */
  readonly peer: Peer;
  readonly peerNetwork: NetworkStack;
  /** The other end's stack when that asked for the connection; null: this one asks. */
  readonly requester: LinkStack | null;
}

/**
 * One end of the private path between two Regions: the VPC peering connection (at the end that asks for it), the routes
 * to the other end, and the other end's name in this Region's private zone. It alone of a Region's stacks reads
 * what another Region holds, so a Region that is down keeps no more than its links from being updated.
 */
export class LinkStack extends MeridianStack {
  readonly connectionId: string;

  constructor(scope: Construct, id: string, props: LinkStackProps) {
    const { deployment, region, peer } = props;
    super(scope, id, {
      deployment,
      place: { account: region.account, region: region.name, zones: [] },
      description: `Private path from ${region.name} to ${peer.region}`,
      stateful: false,
      crossRegionReferences: true,
    });
    this.connectionId = props.requester?.connectionId ?? this.requestConnection(props);

    for (const [index, routeTableId] of props.network.vpc.privateRouteTableIds.entries()) {
      const zone = region.network.zones[index]?.name ?? String(index);
      new ec2.CfnRoute(this, `Route-${zone}`, {
        routeTableId,
        destinationCidrBlock: peer.cidr,
        vpcPeeringConnectionId: this.connectionId,
      });
    }
    new HostRecord(this, 'PeerHost', {
      hostedZoneId: props.network.privateZoneId,
      host: peer.host,
      loadBalancer: props.peerNetwork.internalLoadBalancer,
    });
  }

  /** Both VPCs are in one account, so EC2 accepts without being asked a second time. */
  private requestConnection({ deployment, region, network, peer, peerNetwork }: LinkStackProps): string {
    return new ec2.CfnVPCPeeringConnection(this, 'Connection', {
      vpcId: network.vpc.vpcId,
      peerVpcId: peerNetwork.vpc.vpcId,
      peerRegion: peer.region,
      tags: [{ key: 'Name', value: `${deployment.name}-${region.name}-${peer.region}` }],
    }).attrId;
  }
}
