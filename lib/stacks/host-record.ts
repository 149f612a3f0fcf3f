import { aws_route53 as route53 } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export interface HostRecordProps {
  /** Private hosted zone that holds the record. */
  readonly hostedZoneId: string;
  /** Full name of the host. */
  readonly host: string;
  readonly loadBalancer: { readonly dnsName: string; readonly canonicalHostedZoneId: string };
}

/** A Region's name in a private zone: an alias of its internal load balancer. */
export class HostRecord extends route53.CfnRecordSet {
  constructor(scope: Construct, id: string, props: HostRecordProps) {
    super(scope, id, {
      hostedZoneId: props.hostedZoneId,
      name: props.host,
      type: 'A',
      aliasTarget: {
        dnsName: props.loadBalancer.dnsName,
        hostedZoneId: props.loadBalancer.canonicalHostedZoneId,
        evaluateTargetHealth: true,
      },
    });
  }
}
