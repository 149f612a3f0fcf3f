import { aws_ec2 as ec2, aws_elasticloadbalancingv2 as elbv2 } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { LoadBalancer, StatePolicy, TargetGroup, Zone } from '#topology';
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
