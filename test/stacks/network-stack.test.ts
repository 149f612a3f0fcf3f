import { Match } from 'aws-cdk-lib/assertions';
import type { Region } from '#topology';
import { kinds, NetworkWorld, networkRegion, regionNames } from './network-fixture';

type Properties = Readonly<Record<string, unknown>>;

const worlds = { production: new NetworkWorld('production'), demo: new NetworkWorld('demo') };
const places = kinds.flatMap((kind) => regionNames.map((region) => ({ kind, region })));

function setup({ kind, region }: (typeof places)[number]) {
  return { template: worlds[kind].template(region), data: networkRegion(kind, region) };
}

function allOf(template: ReturnType<NetworkWorld['template']>, type: string): readonly Properties[] {
  return Object.values(template.findResources(type)).map((resource) => resource.Properties as Properties);
}

describe.each(places)('$kind, $region', (place) => {
  const { template, data } = setup(place);
  const { network } = data;

  test('the VPC has the network of the Topology', () => {
    expect(allOf(template, 'AWS::EC2::VPC')).toEqual([
      expect.objectContaining({ CidrBlock: network.cidr, EnableDnsHostnames: true, EnableDnsSupport: true }),
    ]);
  });

  test('a public and a private subnet in each zone, with exactly the networks of the Topology', () => {
    const subnets = allOf(template, 'AWS::EC2::Subnet').map(({ AvailabilityZone, CidrBlock }) => [
      AvailabilityZone,
      CidrBlock,
    ]);
    expect(subnets.sort()).toEqual(
      network.zones
        .flatMap(({ name, publicCidr, privateCidr }) => [
          [name, publicCidr],
          [name, privateCidr],
        ])
        .sort(),
    );
  });

  test('no subnet gives public addresses', () => {
    template.allResourcesProperties('AWS::EC2::Subnet', { MapPublicIpOnLaunch: false });
  });

  test('Karpenter finds the private subnets, and those alone', () => {
    const { key, value } = data.cluster.nodeProvisioner.discoveryTag;
    const tagged = allOf(template, 'AWS::EC2::Subnet').filter(({ Tags }) =>
      (Tags as readonly { Key: string; Value: string }[]).some((tag) => tag.Key === key && tag.Value === value),
    );
    expect(tagged.map(({ CidrBlock }) => CidrBlock)).toEqual(network.zones.map(({ privateCidr }) => privateCidr));
  });

  test('a NAT gateway in exactly the zones that the Topology names, and each private subnet uses the named one', () => {
    const gateways = network.zones.filter(({ natGateway }) => natGateway).map(({ name }) => name);
    template.resourceCountIs('AWS::EC2::NatGateway', gateways.length);
    template.resourceCountIs('AWS::EC2::EIP', gateways.length);
    expect(natZones(place.kind, place.region)).toEqual(
      Object.fromEntries(network.zones.map(({ name, natZone }) => [name, natZone])),
    );
  });

  test('only public subnets lead to the internet gateway', () => {
    const routes = allOf(template, 'AWS::EC2::Route').filter(({ GatewayId }) => GatewayId !== undefined);
    expect(routes).toHaveLength(network.zones.length);
    for (const route of routes) expect(JSON.stringify(route.RouteTableId)).toContain('VpcPublic');
  });

  test('everything with a security group has one of ours, so that the default one stays empty', () => {
    const holders = ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'AWS::EC2::VPCEndpoint'].flatMap((type) =>
      allOf(template, type).filter(({ VpcEndpointType }) => VpcEndpointType !== 'Gateway'),
    );
    for (const holder of holders) {
      const groups = (holder.SecurityGroups ?? holder.SecurityGroupIds) as readonly Properties[];
      expect(groups).toHaveLength(1);
      expect(JSON.stringify(groups)).toMatch(/SecurityGroup/);
      expect(JSON.stringify(groups)).not.toMatch(/DefaultSecurityGroup/);
    }
  });

  test('no security group lets everybody in, or its members out everywhere', () => {
    const rules = allOf(template, 'AWS::EC2::SecurityGroup').flatMap(
      ({ SecurityGroupIngress, SecurityGroupEgress }) => [
        ...((SecurityGroupIngress ?? []) as readonly Properties[]),
        ...((SecurityGroupEgress ?? []) as readonly Properties[]),
      ],
    );
    expect(rules.length).toBeGreaterThan(0);
    for (const rule of rules) {
      expect(rule.CidrIp).not.toBe('0.0.0.0/0');
      expect(rule.CidrIpv6).toBeUndefined();
    }
  });

  test('the flow log records everything, encrypted, for as long as the Topology says', () => {
    const { logGroupName, retentionDays, roleName } = network.flowLog;
    template.hasResourceProperties('AWS::EC2::FlowLog', { ResourceType: 'VPC', TrafficType: 'ALL' });
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: logGroupName,
      RetentionInDays: retentionDays,
      KmsKeyId: `arn:aws:kms:${place.region}:111122223333:key/mrk-1`,
    });
    template.hasResourceProperties('AWS::IAM::Role', {
      RoleName: roleName,
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': Match.anyValue() } },
          },
        ],
      },
      Policies: [
        {
          PolicyDocument: { Statement: [{ Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('LogGroup'), 'Arn'] } }] },
        },
      ],
    });
  });

  test('gateway endpoints serve every private route table and the own account alone', () => {
    const gateways = allOf(template, 'AWS::EC2::VPCEndpoint').filter(
      ({ VpcEndpointType }) => VpcEndpointType === 'Gateway',
    );
    expect(gateways.map(({ ServiceName }) => ServiceName)).toEqual(
      network.gatewayEndpoints.map((service) => `com.amazonaws.${place.region}.${service}`),
    );
    const account = data.account === '111122223333' ? data.account : { Ref: 'AWS::AccountId' };
    for (const gateway of gateways) {
      expect(gateway.RouteTableIds).toHaveLength(network.zones.length);
      const [own] = (gateway.PolicyDocument as { readonly Statement: readonly Properties[] }).Statement;
      expect(own?.Condition).toEqual({
        StringEquals: { 'aws:PrincipalAccount': account, 'aws:ResourceAccount': account },
      });
    }
  });

  test('through the S3 endpoint images come in and answers to CloudFormation go out, and nothing else of others', () => {
    const statements = allOf(template, 'AWS::EC2::VPCEndpoint')
      .filter(({ ServiceName }) => String(ServiceName).endsWith('.s3'))
      .flatMap(({ PolicyDocument }) => (PolicyDocument as { readonly Statement: readonly Properties[] }).Statement)
      .filter(({ Condition }) => Condition === undefined);
    expect(statements.map(({ Action, Resource }) => [Action, Resource])).toEqual([
      [
        's3:GetObject',
        [
          `arn:aws:s3:::prod-${place.region}-starport-layer-bucket/*`,
          `arn:aws:s3:::prod-registry-k8s-io-${place.region}/*`,
          'arn:aws:s3:::quayio-production-s3/*',
        ],
      ],
      ['s3:PutObject', `arn:aws:s3:::cloudformation-custom-resource-response-${place.region.split('-').join('')}/*`],
    ]);
  });

  test('interface endpoints stand in every zone, answer by private DNS and take the own principals alone', () => {
    const interfaces = allOf(template, 'AWS::EC2::VPCEndpoint').filter(
      ({ VpcEndpointType }) => VpcEndpointType === 'Interface',
    );
    expect(interfaces.map(({ ServiceName }) => ServiceName)).toEqual(
      network.interfaceEndpoints.map((service) => `com.amazonaws.${place.region}.${service}`),
    );
    for (const endpoint of interfaces) {
      expect(endpoint.PrivateDnsEnabled).toBe(true);
      expect(endpoint.SubnetIds).toHaveLength(network.zones.length);
      if (String(endpoint.ServiceName).endsWith('.eks-auth')) continue;
      expect(JSON.stringify(endpoint.PolicyDocument)).toContain('aws:PrincipalAccount');
    }
  });

  test('each load balancer has the name, reach, listener and target group of the Topology', () => {
    for (const { name, scheme, listener, targetGroup } of network.loadBalancers) {
      template.hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', {
        Name: name,
        Scheme: scheme,
        Type: 'network',
      });
      template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
        Port: listener.port,
        Protocol: listener.protocol,
      });
      template.hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
        Name: targetGroup.name,
        TargetType: 'ip',
        Port: targetGroup.port,
        Protocol: targetGroup.protocol,
        HealthCheckPort: String(targetGroup.healthCheck.port),
        HealthCheckProtocol: targetGroup.healthCheck.protocol,
        HealthCheckPath: targetGroup.healthCheck.path,
        HealthCheckIntervalSeconds: targetGroup.healthCheck.intervalSeconds,
        TargetGroupAttributes: Match.arrayWith([
          { Key: 'proxy_protocol_v2.enabled', Value: 'true' },
          { Key: 'preserve_client_ip.enabled', Value: 'false' },
          { Key: 'deregistration_delay.timeout_seconds', Value: '120' },
        ]),
      });
    }
    template.resourceCountIs('AWS::ElasticLoadBalancingV2::LoadBalancer', network.loadBalancers.length);
  });

  test.each(network.loadBalancers)('$name stands in the $scheme subnets of every zone', ({ name, scheme }) => {
    const subnets = allOf(template, 'AWS::ElasticLoadBalancingV2::LoadBalancer')
      .filter(({ Name }) => Name === name)
      .flatMap(({ Subnets }) => (Subnets as readonly unknown[]).map(reference));
    expect(subnets).toHaveLength(network.zones.length);
    for (const subnet of subnets) expect(subnet).toMatch(scheme === 'internal' ? /^VpcPrivate/ : /^VpcPublic/);
  });

  test('a load balancer admits the allowed networks to its listener, and reaches the pods in the private subnets', () => {
    for (const { name, listener, targetGroup, allowedCidrs } of network.loadBalancers) {
      const [group] = allOf(template, 'AWS::EC2::SecurityGroup').filter(
        ({ GroupDescription }) => GroupDescription === `Load balancer ${name}`,
      );
      expect(rulesOf(group?.SecurityGroupIngress)).toEqual(allowedCidrs.map((cidr) => `${cidr}:${listener.port}`));
      expect(rulesOf(group?.SecurityGroupEgress)).toEqual(
        network.zones.map(({ privateCidr }) => `${privateCidr}:${targetGroup.port}`),
      );
    }
  });

  test("the Region's own name in its private zone points at its internal load balancer", () => {
    template.hasResourceProperties('AWS::Route53::HostedZone', {
      Name: network.privateZone.domain,
      VPCs: [{ VPCRegion: place.region }],
    });
    template.hasResourceProperties('AWS::Route53::RecordSet', {
      Name: network.privateZone.host,
      Type: 'A',
      AliasTarget: {
        DNSName: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LoadBalancerinternal'), 'DNSName'] },
        EvaluateTargetHealth: true,
      },
    });
  });

  test('nothing is read from another stack', () => {
    expect(JSON.stringify(template.toJSON())).not.toContain('Fn::GetStackOutput');
    expect(JSON.stringify(template.toJSON())).not.toContain('Fn::ImportValue');
  });
});

test('production: TLS ends at the load balancer with a certificate for all its names, and HTTP/2 is preferred', () => {
  const template = worlds.production.template('eu-south-2');
  template.allResourcesProperties('AWS::ElasticLoadBalancingV2::Listener', {
    AlpnPolicy: ['HTTP2Preferred'],
    Certificates: [{ CertificateArn: { Ref: 'Certificate' } }],
    SslPolicy: Match.stringLikeRegexp('^ELBSecurityPolicy-TLS13-1-2-Res-'),
  });
  template.hasResourceProperties('AWS::CertificateManager::Certificate', {
    DomainName: 'eu.api.example.com',
    SubjectAlternativeNames: ['eu-south-2.eu.example.com'],
    ValidationMethod: 'DNS',
    DomainValidationOptions: [
      { DomainName: 'eu.api.example.com', HostedZoneId: 'Z0123456789ABCDEFGHIJ' },
      { DomainName: 'eu-south-2.eu.example.com', HostedZoneId: 'Z0123456789ABCDEFGHIJ' },
    ],
  });
});

test('a TLS listener without a certificate is refused with its place', () => {
  const region = networkRegion('production', 'eu-north-1');
  const broken = { ...region, network: { ...region.network, certificate: null } } as Region;
  expect(() => new NetworkWorld('production', undefined, broken)).toThrow(
    new Error('production/eu-north-1/Network/LoadBalancer-internal: a TLS listener needs a certificate; have: null'),
  );
});

test.each(regionNames)(
  '%s: without client networks nothing faces the internet, and the record points inside',
  (region) => {
    const template = new NetworkWorld('production', { clientCidrs: [] }).template(region);
    template.allResourcesProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', { Scheme: 'internal' });
    template.hasResourceProperties('AWS::Route53::RecordSet', {
      Name: 'eu.api.example.com',
      AliasTarget: { DNSName: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LoadBalancerinternal'), 'DNSName'] } },
    });
  },
);

test.each(regionNames)('%s: the latency record goes when the alarm on healthy hosts rings', (region) => {
  const template = worlds.production.template(region);
  const [alarmId] = Object.keys(template.findResources('AWS::CloudWatch::Alarm'));
  const topic = Match.stringLikeRegexp(`^arn:aws:sns:${region}:\\d{12}:production-${region}-critical$`);
  const [checkId] = Object.keys(template.findResources('AWS::Route53::HealthCheck'));
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: `production-${region}-edge-unhealthy`,
    Namespace: 'AWS/NetworkELB',
    MetricName: 'HealthyHostCount',
    Dimensions: [
      {
        Name: 'LoadBalancer',
        Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LoadBalancerinternetfacing'), 'LoadBalancerFullName'] },
      },
      {
        Name: 'TargetGroup',
        Value: {
          'Fn::GetAtt': [Match.stringLikeRegexp('^LoadBalancerinternetfacingTargetGroup'), 'TargetGroupFullName'],
        },
      },
    ],
    Statistic: 'Maximum',
    ComparisonOperator: 'LessThanThreshold',
    Threshold: 2,
    Period: 60,
    EvaluationPeriods: 3,
    TreatMissingData: 'breaching',
    AlarmDescription: Match.stringLikeRegexp('Runbook: docs/runbook.md#edge-unhealthy$'),
    AlarmActions: [topic],
    OKActions: [topic],
  });
  template.hasResourceProperties('AWS::Route53::HealthCheck', {
    HealthCheckConfig: {
      Type: 'CLOUDWATCH_METRIC',
      AlarmIdentifier: { Name: { Ref: alarmId }, Region: region },
      InsufficientDataHealthStatus: 'Unhealthy',
    },
  });
  template.hasResourceProperties('AWS::Route53::RecordSet', {
    Name: 'eu.api.example.com',
    Region: region,
    SetIdentifier: region,
    HealthCheckId: { 'Fn::GetAtt': [checkId, 'HealthCheckId'] },
    AliasTarget: { EvaluateTargetHealth: true },
  });
});

test('the demo has no certificate, no health check and no public record', () => {
  const template = worlds.demo.template('eu-north-1');
  template.resourceCountIs('AWS::CertificateManager::Certificate', 0);
  template.resourceCountIs('AWS::Route53::HealthCheck', 0);
  template.resourceCountIs('AWS::Route53::RecordSet', 1);
});

test.each([
  { kind: 'production', protection: 'true', policy: 'Retain' },
  { kind: 'demo', protection: 'false', policy: 'Delete' },
] as const)('$kind: load balancers protected $protection, the log $policy', ({ kind, protection, policy }) => {
  const template = worlds[kind].template('eu-north-1');
  template.allResourcesProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', {
    LoadBalancerAttributes: Match.arrayWith([{ Key: 'deletion_protection.enabled', Value: protection }]),
  });
  template.allResources('AWS::Logs::LogGroup', { DeletionPolicy: policy });
});

test('a load balancer that the Topology does not name is refused with those it does', () => {
  expect(() => worlds.production.network('eu-north-1').loadBalancer('production-public')).toThrow(
    new Error(
      'production/eu-north-1/Network: no load balancer "production-public"; have: production-internal, production-internet-facing',
    ),
  );
});

test('no look-up is asked for', () => {
  for (const world of Object.values(worlds)) expect(world.app.synth().manifest.missing).toBeUndefined();
});

/** Zone of the NAT gateway behind each private subnet, by the subnet's zone, followed through the template's routes. */
function natZones(kind: (typeof kinds)[number], region: string): Readonly<Record<string, string>> {
  const template = worlds[kind].template(region);
  const resources = template.toJSON().Resources as Readonly<Record<string, { Type: string; Properties: Properties }>>;
  const zoneOf = (subnet: string) => String(resources[subnet]?.Properties.AvailabilityZone);
  const routes = Object.values(resources).filter(({ Type }) => Type === 'AWS::EC2::Route');
  return Object.fromEntries(
    Object.values(resources)
      .filter(({ Type }) => Type === 'AWS::EC2::SubnetRouteTableAssociation')
      .flatMap(({ Properties: association }) => {
        const table = reference(association.RouteTableId);
        const gateway = routes.find((route) => reference(route.Properties.RouteTableId) === table)?.Properties
          .NatGatewayId;
        if (gateway === undefined) return [];
        const home = resources[reference(gateway)]?.Properties.SubnetId;
        return [[zoneOf(reference(association.SubnetId)), zoneOf(reference(home))]];
      }),
  );
}

function reference(value: unknown): string {
  const { Ref: ref, 'Fn::GetAtt': attribute } = value as {
    readonly Ref?: string;
    readonly 'Fn::GetAtt'?: readonly string[];
  };
  return ref ?? attribute?.[0] ?? '';
}

function rulesOf(rules: unknown): readonly string[] {
  return (rules as readonly Properties[]).map(({ CidrIp, FromPort }) => `${CidrIp}:${FromPort}`);
}
