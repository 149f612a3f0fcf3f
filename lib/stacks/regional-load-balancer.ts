import { aws_ec2 as ec2, aws_elasticloadbalancingv2 as elbv2 } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { LoadBalancer, StatePolicy, TargetGroup, Zone } from '#topology';
import { acknowledge } from './acknowledge';
import type { RegionalVpc } from './regional-vpc';

export interface RegionalLoadBalancerProps {
  readonly loadBalancer: LoadBalancer;
  readonly vpc: RegionalVpc;
  /** Zones of the Region, in whose private subnets the targets stand. */
  readonly zones: readonly Zone[];
  /** ARN of the certificate of a TLS listener; null for TCP. */
  readonly certificateArn: string | null;
  readonly state: StatePolicy;
}

/** A network load balancer logs TLS handshakes and nothing else (its user guide, "Access logs", 2026-11). */
const withoutAccessLog = {
  TLS: {
    reason:
      "Envoy behind it logs each request with the client's address, encrypted and for a stated time, and the VPC's flow log has the connections that never became one. A log of handshakes would keep the same addresses a second time.",
    until: 'A duty to keep the TLS parameters of each connection.',
  },
  TCP: {
    reason: 'Its listener ends no TLS, and there is nothing else that it would log.',
    until: 'A domain, and with it a TLS listener.',
  },
} as const;

const openToAll = {
  rule: 'AwsSolutions-EC23',
  reason: "The blueprint lets clients of this API come from anywhere; the one port that is open is the listener's.",
  until: 'Narrower `clientCidrs` of the jurisdiction.',
};

/**
 * One network load balancer, from the listener to the target group that Envoy's pods join by a TargetGroupBinding.
 * It belongs to CloudFormation, not to an Ingress: records and accelerators refer to it, and a destroy removes it.
 */
export class RegionalLoadBalancer extends Construct {
  readonly loadBalancerArn: string;
  readonly dnsName: string;
  /** Hosted zone of `dnsName`, for alias records. */
  readonly canonicalHostedZoneId: string;
  /** Names under which CloudWatch knows the two. */
  readonly metricNames: { readonly loadBalancer: string; readonly targetGroup: string };
  /** The pods' security group lets this one in. */
  readonly securityGroup: ec2.SecurityGroup;

  constructor(scope: Construct, id: string, props: RegionalLoadBalancerProps) {
    super(scope, id);
    const { loadBalancer, vpc, state } = props;
    const isPublic = loadBalancer.scheme === 'internet-facing';
    this.securityGroup = this.createSecurityGroup(props);

    const resource = new elbv2.CfnLoadBalancer(this, 'Resource', {
      name: loadBalancer.name,
      type: 'network',
      scheme: loadBalancer.scheme,
      ipAddressType: 'ipv4',
      subnets: [...(isPublic ? vpc.publicSubnetIds : vpc.privateSubnetIds)],
      securityGroups: [this.securityGroup.securityGroupId],
      enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: 'on',
      loadBalancerAttributes: attributes({
        'deletion_protection.enabled': state.deletionProtection,
        // A zone whose Envoys are all gone still serves what its address receives.
        'load_balancing.cross_zone.enabled': true,
      }),
    });
    acknowledge(resource, { rule: 'AwsSolutions-ELB2', ...withoutAccessLog[loadBalancer.listener.protocol] });
    if (isPublic) {
      for (const route of vpc.internetRoutes) resource.addResourceDependency(route);
    }

    const targetGroup = new elbv2.CfnTargetGroup(this, 'TargetGroup', targetGroupProps(loadBalancer.targetGroup, vpc));
    new elbv2.CfnListener(this, 'Listener', {
      loadBalancerArn: resource.attrLoadBalancerArn,
      port: loadBalancer.listener.port,
      protocol: loadBalancer.listener.protocol,
      defaultActions: [{ type: 'forward', targetGroupArn: targetGroup.attrTargetGroupArn }],
      ...(loadBalancer.listener.protocol === 'TLS' ? this.tls(props.certificateArn) : {}),
    });

    this.loadBalancerArn = resource.attrLoadBalancerArn;
    this.dnsName = resource.attrDnsName;
    this.canonicalHostedZoneId = resource.attrCanonicalHostedZoneId;
    this.metricNames = {
      loadBalancer: resource.attrLoadBalancerFullName,
      targetGroup: targetGroup.attrTargetGroupFullName,
    };
  }

  private tls(certificateArn: string | null) {
    if (certificateArn === null) throw new Error(`${this.node.path}: a TLS listener needs a certificate; have: null`);
    return {
      certificates: [{ certificateArn }],
      // HTTP/2 where the client can, HTTP/1.1 where it cannot.
      alpnPolicy: ['HTTP2Preferred'],
      // TLS 1.3 and 1.2, forward secrecy only, key exchange that a quantum computer does not undo.
      sslPolicy: elbv2.SslPolicy.TLS13_12_RES_PQ,
    };
  }

  /** In: the allowed networks, to the listener. Out: the private subnets, to the ports of the target group. */
  private createSecurityGroup({ loadBalancer, vpc, zones }: RegionalLoadBalancerProps): ec2.SecurityGroup {
    const { listener, targetGroup } = loadBalancer;
    const group = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc: vpc.vpc,
      description: `Load balancer ${loadBalancer.name}`,
      allowAllOutbound: false,
    });
    for (const cidr of loadBalancer.allowedCidrs) {
      group.addIngressRule(ec2.Peer.ipv4(cidr), ec2.Port.tcp(listener.port), 'Clients');
    }
    if (loadBalancer.allowedCidrs.some((cidr) => cidr.endsWith('/0'))) acknowledge(group, openToAll);
    for (const port of new Set([targetGroup.port, targetGroup.healthCheck.port])) {
      for (const zone of zones) {
        group.addEgressRule(ec2.Peer.ipv4(zone.privateCidr), ec2.Port.tcp(port), 'Gateway pods and their health');
      }
    }
    return group;
  }
}

function targetGroupProps(group: TargetGroup, vpc: RegionalVpc): elbv2.CfnTargetGroupProps {
  return {
    name: group.name,
    vpcId: vpc.vpcId,
    targetType: 'ip',
    ipAddressType: 'ipv4',
    port: group.port,
    protocol: group.protocol,
    // Proxy protocol heads health checks as well, so they go where it is understood: to the listener itself.
    healthCheckProtocol: group.healthCheck.protocol,
    healthCheckPort: String(group.healthCheck.port),
    healthCheckPath: group.healthCheck.path,
    healthCheckIntervalSeconds: group.healthCheck.intervalSeconds,
    targetGroupAttributes: attributes({
      'proxy_protocol_v2.enabled': group.proxyProtocolV2,
      // The proxy protocol carries the client's address. Preserving it in the packets as well would break the
      // connections of clients that come through peering, and of pods that call their own load balancer.
      'preserve_client_ip.enabled': false,
      'deregistration_delay.timeout_seconds': group.deregistrationDelaySeconds,
      // An Envoy that drains is unready while its streams still run: let them end.
      'target_health_state.unhealthy.connection_termination.enabled': false,
    }),
  };
}

function attributes(values: Readonly<Record<string, boolean | number>>) {
  return Object.entries(values).map(([key, value]) => ({ key, value: String(value) }));
}
