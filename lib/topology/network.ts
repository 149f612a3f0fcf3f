import type { LogGroup } from './observability';

export interface Network {
  readonly vpcName: string;
  readonly cidr: string;
  readonly zones: readonly Zone[];
  /** Gateway endpoints, free and kept inside the Region. */
  readonly gatewayEndpoints: readonly ('s3' | 'dynamodb')[];
  /** Interface endpoints by the last part of their service name (`ecr.api`). */
  readonly interfaceEndpoints: readonly string[];
  readonly flowLog: LogGroup & { readonly roleName: string };
  /** Private hosted zone of this Region's VPC, in which its own and its peers' internal load balancers have their names. */
  readonly privateZone: PrivateZone;
  /** Certificate of the load balancers' TLS listeners; null without a domain. */
  readonly certificate: Certificate | null;
  /** The internal one always; the internet-facing one only when clients may come from outside. */
  readonly loadBalancers: readonly LoadBalancer[];
  /** Latency record of this Region in the public zone; null unless the edge is `route53`. */
  readonly edgeRecord: EdgeRecord | null;
}

/** One availability zone, by name. */
export interface Zone {
  readonly name: string;
  readonly privateCidr: string;
  readonly publicCidr: string;
  /** Whether a NAT gateway stands here. */
  readonly natGateway: boolean;
  /** Zone whose NAT gateway its private subnet uses. */
  readonly natZone: string;
}

export interface PrivateZone {
  /** `peer.<host name of the jurisdiction>`, or `<jurisdiction>.meridian.internal` without a domain. */
  readonly domain: string;
  /** This Region's own name in it. */
  readonly host: string;
}

export interface Certificate {
  readonly domainName: string;
  readonly alternativeNames: readonly string[];
  /** Public hosted zone through which ACM validates the names. */
  readonly hostedZoneId: string;
}

export interface LoadBalancer {
  /** At most 32 characters. */
  readonly name: string;
  readonly scheme: 'internal' | 'internet-facing';
  readonly listener: {
    readonly port: number;
    /** `TLS` ends here with the certificate and starts again towards Envoy; `TCP` without a domain. */
    readonly protocol: 'TLS' | 'TCP';
  };
  readonly targetGroup: TargetGroup;
  /** Networks that may connect. */
  readonly allowedCidrs: readonly string[];
}

export interface TargetGroup {
  /** At most 32 characters; the TargetGroupBinding refers to it by this name. */
  readonly name: string;
  readonly port: number;
  readonly protocol: 'TLS' | 'TCP';
  readonly proxyProtocolV2: boolean;
  /**
   * Asks the traffic port itself: with proxy protocol an NLB also sends the header before its health checks, and only the
   * traffic listener understands it.
   */
  readonly healthCheck: {
    readonly port: number;
    readonly protocol: 'HTTPS' | 'HTTP';
    readonly path: string;
    readonly intervalSeconds: number;
  };
  readonly deregistrationDelaySeconds: number;
}

export interface EdgeRecord {
  readonly hostedZoneId: string;
  readonly zoneName: string;
  readonly name: string;
  /** Name of the load balancer the record points at. */
  readonly loadBalancer: string;
  readonly healthCheck: {
    readonly name: string;
    readonly alarmName: string;
    /** Topic of this Region that is told when the Region leaves the record, and when it is back. */
    readonly topicName: string;
    /** Section of the runbook, `docs/runbook.md#…`. */
    readonly runbook: string;
    /** Fewer healthy hosts than this fails the check. */
    readonly minHealthyHosts: number;
    readonly periodSeconds: number;
    readonly evaluationPeriods: number;
  };
}
