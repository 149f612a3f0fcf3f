import { aws_globalaccelerator as globalaccelerator, aws_route53 as route53 } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Accelerator, Deployment, Jurisdiction } from '#topology';
import { MeridianStack } from './meridian-stack';
import type { NetworkStack } from './network-stack';

export interface AcceleratorStackProps {
  readonly deployment: Deployment;
  readonly jurisdiction: Jurisdiction;
  readonly accelerator: Accelerator;
  /** Networks of the jurisdiction, by Region. */
  readonly networks: ReadonlyMap<string, NetworkStack>;
}

/** Hosted zone of every accelerator's name, for alias records (AWS General Reference, Global Accelerator endpoints). */
const acceleratorZoneId = 'Z2BJ6XQ5FK7U4H';

/**
 * The jurisdiction's Global Accelerator. One never spans two: with every endpoint of a group unhealthy it ignores the
 * dials, tries the next closest groups, and in the end sends traffic to all of them.
 */
export class AcceleratorStack extends MeridianStack {
  constructor(scope: Construct, id: string, props: AcceleratorStackProps) {
    const { deployment, jurisdiction, accelerator } = props;
    super(scope, id, {
      deployment,
      place: { account: jurisdiction.account, region: accelerator.region, zones: [] },
      description: `Global Accelerator of the jurisdiction ${jurisdiction.name}`,
      stateful: false,
      crossRegionReferences: true,
    });
    const resource = new globalaccelerator.CfnAccelerator(this, 'Accelerator', {
      name: accelerator.name,
      ipAddressType: 'IPV4',
      enabled: true,
    });
    const listener = new globalaccelerator.CfnListener(this, 'Listener', {
      acceleratorArn: resource.attrAcceleratorArn,
      protocol: 'TCP',
      portRanges: [{ fromPort: accelerator.port, toPort: accelerator.port }],
    });
    for (const group of accelerator.endpointGroups) {
      const network = props.networks.get(group.region);
      if (network === undefined) {
        throw new Error(
          `${this.node.path}: no network in "${group.region}"; have: ${[...props.networks.keys()].join(', ')}`,
        );
      }
      new globalaccelerator.CfnEndpointGroup(this, `Group-${group.region}`, {
        listenerArn: listener.attrListenerArn,
        endpointGroupRegion: group.region,
        trafficDialPercentage: group.trafficDialPercent,
        endpointConfigurations: [
          {
            endpointId: network.loadBalancer(group.loadBalancer).loadBalancerArn,
            // The load balancer's security group judges the client, not the accelerator.
            clientIpPreservationEnabled: true,
          },
        ],
      });
    }
    if (accelerator.record !== null) {
      new route53.CfnRecordSet(this, 'Record', {
        hostedZoneId: accelerator.record.hostedZoneId,
        name: accelerator.record.name,
        type: 'A',
        aliasTarget: {
          dnsName: resource.attrDnsName,
          hostedZoneId: acceleratorZoneId,
          evaluateTargetHealth: true,
        },
      });
    }
  }
}
