import { Match, type Template } from 'aws-cdk-lib/assertions';
import type { AddOn, Region } from '#topology';
import { clusterRegion, clusterStacks, clusterTemplate, keyId } from './cluster-fixture';
import { deployment, kinds } from './data-fixture';

const region = clusterRegion('production');
const cluster = clusterTemplate('production', region);

function changedCluster(change: Partial<Region['cluster']>): Template {
  const changed = clusterRegion('production', (base) => ({ cluster: { ...base.cluster, ...change } }));
  return clusterTemplate('production', changed);
}

function only(template: Template, type: string): { readonly id: string; readonly properties: Record<string, unknown> } {
  const [[id, resource] = ['', undefined], ...others] = Object.entries(template.findResources(type));
  if (resource === undefined || others.length > 0) throw new Error(`${type}: expected one`);
  return { id, properties: resource.Properties };
}

describe('the control plane', () => {
  test('is private when no network may reach it from outside', () => {
    cluster.hasResourceProperties('AWS::EKS::Cluster', {
      ResourcesVpcConfig: {
        EndpointPrivateAccess: true,
        EndpointPublicAccess: false,
        PublicAccessCidrs: Match.absent(),
      },
    });
  });

  test('is reached from outside by the named networks and no other', () => {
    changedCluster({ endpointCidrs: ['203.0.113.0/24', '198.51.100.7/32'] }).hasResourceProperties(
      'AWS::EKS::Cluster',
      {
        ResourcesVpcConfig: {
          EndpointPrivateAccess: true,
          EndpointPublicAccess: true,
          PublicAccessCidrs: ['203.0.113.0/24', '198.51.100.7/32'],
        },
      },
    );
  });

  test('has the version, name and network of Services of the Topology', () => {
    cluster.hasResourceProperties('AWS::EKS::Cluster', {
      Name: 'production-eu-north-1',
      Version: '1.35',
      KubernetesNetworkConfig: Match.objectLike({ ServiceIpv4Cidr: '172.20.0.0/16' }),
    });
  });

  test('encrypts secrets with the key of the jurisdiction', () => {
    cluster.hasResourceProperties('AWS::EKS::Cluster', {
      EncryptionConfig: [
        { Provider: { KeyArn: `arn:aws:kms:eu-north-1:111122223333:key/${keyId}` }, Resources: ['secrets'] },
      ],
    });
  });

  test('writes to a log group that exists before it, encrypted and with an end', () => {
    const [log] = Object.entries(cluster.findResources('AWS::Logs::LogGroup'));
    expect(log?.[1].Properties).toEqual({
      LogGroupName: '/aws/eks/production-eu-north-1/cluster',
      RetentionInDays: 90,
      KmsKeyId: `arn:aws:kms:eu-north-1:111122223333:key/${keyId}`,
    });
    cluster.hasResource('AWS::EKS::Cluster', { DependsOn: Match.arrayWith([log?.[0]]) });
    cluster.hasResourceProperties('AWS::EKS::Cluster', {
      Logging: { ClusterLogging: { EnabledTypes: [{ Type: 'api' }, { Type: 'audit' }] } },
    });
  });

  test('refuses a log type that EKS does not have', () => {
    const controlPlaneLog = { ...region.cluster.controlPlaneLog, types: ['api', 'audits'] };
    expect(() => changedCluster({ controlPlaneLog })).toThrow(
      new Error('controlPlaneLog.types: "audits"; allowed: api, audit, authenticator, controllerManager, scheduler'),
    );
  });

  test('brings no nodes, no add-ons and no administrator of its own', () => {
    cluster.hasResourceProperties('AWS::EKS::Cluster', {
      AccessConfig: { AuthenticationMode: 'API', BootstrapClusterCreatorAdminPermissions: false },
      BootstrapSelfManagedAddons: false,
      ComputeConfig: { Enabled: false },
    });
    cluster.resourceCountIs('AWS::EKS::Nodegroup', 1);
    cluster.resourcePropertiesCountIs('AWS::IAM::OIDCProvider', {}, 0);
  });

  test('can be assumed by EKS for this cluster only', () => {
    cluster.hasResourceProperties('AWS::IAM::Role', {
      RoleName: 'production-eu-north-1-cluster',
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Action: 'sts:AssumeRole',
            Condition: {
              ArnLike: { 'aws:SourceArn': 'arn:aws:eks:eu-north-1:111122223333:cluster/production-eu-north-1' },
            },
            Effect: 'Allow',
            Principal: { Service: 'eks.amazonaws.com' },
          },
        ],
        Version: '2012-10-17',
      },
    });
  });

  test.each([
    { kind: 'production', protection: true },
    { kind: 'demo', protection: false },
  ] as const)('is protected from deletion in $kind: $protection', ({ kind, protection }) => {
    clusterTemplate(kind, clusterRegion(kind)).hasResourceProperties('AWS::EKS::Cluster', {
      DeletionProtection: protection,
    });
  });
});

test('administrators are admitted by access entries, with the account in their names', () => {
  const entry = (principal: unknown) => ({
    PrincipalArn: principal,
    AccessPolicies: [
      Match.objectLike({
        AccessScope: { Type: 'cluster' },
        PolicyArn: Match.objectLike({ 'Fn::Join': Match.anyValue() }),
      }),
    ],
  });
  cluster.hasResourceProperties('AWS::EKS::AccessEntry', entry('arn:aws:iam::111122223333:role/operators'));
  const demo = clusterTemplate('demo', clusterRegion('demo'));
  demo.hasResourceProperties(
    'AWS::EKS::AccessEntry',
    entry({ 'Fn::Join': ['', ['arn:aws:iam::', { Ref: 'AWS::AccountId' }, ':role/operators']] }),
  );
});

test("Karpenter's nodes join by an access entry of their own role", () => {
  const [role] = Object.keys(
    cluster.findResources('AWS::IAM::Role', { Properties: { RoleName: 'production-eu-north-1-node' } }),
  );
  cluster.hasResourceProperties('AWS::EKS::AccessEntry', {
    Type: 'EC2_LINUX',
    PrincipalArn: { 'Fn::GetAtt': [role, 'Arn'] },
  });
});

describe('system nodes', () => {
  test('are on-demand, of the named AMI and types, in every private subnet', () => {
    const { properties } = only(cluster, 'AWS::EKS::Nodegroup');
    expect(properties).toMatchObject({
      NodegroupName: 'system',
      AmiType: 'AL2023_x86_64_STANDARD',
      CapacityType: 'ON_DEMAND',
      InstanceTypes: ['m7i.xlarge', 'm7a.xlarge'],
      ScalingConfig: { MinSize: 3, DesiredSize: 3, MaxSize: 9 },
      Labels: { 'meridian.internal/nodes': 'system' },
      Taints: [{ Key: 'meridian.internal/system', Value: 'true', Effect: 'PREFER_NO_SCHEDULE' }],
    });
    expect(properties.Subnets).toHaveLength(region.network.zones.length);
  });

  test('keep their credentials from pods: IMDSv2, one hop', () => {
    cluster.hasResourceProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: {
        MetadataOptions: { HttpEndpoint: 'enabled', HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
      },
    });
  });

  test.each([
    { amiType: 'AL2023_x86_64_STANDARD', disks: [['/dev/xvda', 50]] },
    {
      amiType: 'BOTTLEROCKET_x86_64',
      disks: [
        ['/dev/xvda', 4],
        ['/dev/xvdb', 50],
      ],
    },
  ])('have encrypted disks, each where $amiType expects it', ({ amiType, disks }) => {
    const template = changedCluster({ systemNodes: { ...region.cluster.systemNodes, amiType } });
    template.hasResourceProperties('AWS::EKS::Nodegroup', { AmiType: amiType });
    template.hasResourceProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: {
        BlockDeviceMappings: disks.map(([DeviceName, VolumeSize]) => ({
          DeviceName,
          Ebs: {
            VolumeSize,
            VolumeType: 'gp3',
            Encrypted: true,
            KmsKeyId: `arn:aws:kms:eu-north-1:111122223333:key/${keyId}`,
            DeleteOnTermination: true,
          },
        })),
      },
    });
  });

  test('hold nothing beyond joining, pulling images and Session Manager', () => {
    for (const name of ['production-eu-north-1-node', 'production-eu-north-1-system-node']) {
      const [role] = Object.values(cluster.findResources('AWS::IAM::Role', { Properties: { RoleName: name } }));
      const policies = JSON.stringify(role?.Properties.ManagedPolicyArns).match(/policy\/\w+/g);
      expect(policies).toEqual([
        'policy/AmazonEC2ContainerRegistryPullOnly',
        'policy/AmazonEKSWorkerNodePolicy',
        'policy/AmazonSSMManagedInstanceCore',
      ]);
      expect(role?.Properties.Policies).toBeUndefined();
    }
  });
});

describe('add-ons', () => {
  const resources = cluster.findResources('AWS::EKS::Addon');
  const nodes = only(cluster, 'AWS::EKS::Nodegroup').id;
  const nodesWaitFor: readonly string[] = cluster.toJSON().Resources[nodes].DependsOn;

  function addOnResource({ name }: AddOn) {
    const found = Object.entries(resources).find(([, { Properties }]) => Properties.AddonName === name);
    if (found === undefined) throw new Error(`no add-on ${name}`);
    return { id: found[0], resource: found[1] };
  }

  test('are those of the Topology', () => {
    expect(Object.keys(resources)).toHaveLength(region.cluster.addOns.length);
  });

  test.each(region.cluster.addOns)('$name has its exact version and wins over changes by hand', (addOn) => {
    expect(addOnResource(addOn).resource.Properties).toMatchObject({
      AddonVersion: addOn.version,
      ResolveConflicts: 'OVERWRITE',
    });
  });

  test.each(region.cluster.addOns)('$name is installed on its side of the nodes', (addOn) => {
    const { id, resource } = addOnResource(addOn);
    expect({ nodesWait: nodesWaitFor.includes(id), waits: (resource.DependsOn ?? []).includes(nodes) }).toEqual({
      nodesWait: addOn.beforeNodes,
      waits: !addOn.beforeNodes,
    });
  });

  test('with an identity come after the agent that hands out credentials', () => {
    const agent = Object.keys(resources).find((id) => resources[id]?.Properties.AddonName.includes('agent'));
    for (const addOn of region.cluster.addOns.filter(({ identity }) => identity !== null)) {
      expect(addOnResource(addOn).resource.DependsOn).toContain(agent);
    }
  });

  test('have one text for one configuration, whatever the order of its keys', () => {
    const [cni] = region.cluster.addOns;
    if (cni === undefined) throw new Error('no add-on');
    const configured = (configuration: AddOn['configuration']) =>
      changedCluster({ addOns: [{ ...cni, configuration }] }).findResources('AWS::EKS::Addon');
    expect(configured({ b: [{ d: 1, c: 2 }], a: null })).toEqual(configured({ a: null, b: [{ c: 2, d: 1 }] }));
  });

  test('refuse an identity that the Region does not have', () => {
    const addOns = region.cluster.addOns.map((addOn) => ({ ...addOn, identity: 'nobody' }));
    const identities = region.identities.filter(({ name }) => name === 'engine' || name === 'batch');
    const changed = clusterRegion('production', (base) => ({ cluster: { ...base.cluster, addOns }, identities }));
    expect(() => clusterStacks(deployment('production'), changed)).toThrow(
      new Error('production/eu-north-1/Cluster/AddOns: no identity "nobody"; have: engine, batch'),
    );
  });
});

describe('security groups', () => {
  const groups = Object.entries(cluster.findResources('AWS::EC2::SecurityGroup'));
  const idOf = (part: string) => ({ 'Fn::GetAtt': [groups.find(([id]) => id.includes(part))?.[0], 'GroupId'] });
  const discovered = groups.filter(([, { Properties }]) =>
    Properties.Tags.some(
      ({ Key, Value }: { Key: string; Value: string }) =>
        Key === 'karpenter.sh/discovery' && Value === 'production-eu-north-1',
    ),
  );

  /** Who reaches that group, and on which ports. */
  function reached(part: string) {
    const [, group] = groups.find(([id]) => id.includes(part)) ?? [];
    return (group?.Properties.SecurityGroupIngress ?? []).map(
      (it: { SourceSecurityGroupId: unknown; IpProtocol: string; FromPort?: number; ToPort?: number }) => [
        it.SourceSecurityGroupId,
        it.IpProtocol,
        it.FromPort,
        it.ToPort,
      ],
    );
  }

  test('Karpenter finds exactly the groups that system nodes wear', () => {
    const [template] = Object.values(cluster.findResources('AWS::EC2::LaunchTemplate'));
    expect(template?.Properties.LaunchTemplateData.SecurityGroupIds).toEqual(
      discovered.map(([id]) => ({ 'Fn::GetAtt': [id, 'GroupId'] })),
    );
    expect(discovered).toHaveLength(2);
  });

  test('nodes are reached by nodes, by the control plane, and by load balancers on the ports of the gateway', () => {
    const fromLoadBalancer = {
      'Fn::GetStackOutput': expect.objectContaining({ OutputName: expect.stringContaining('LoadBalancerinternal') }),
    };
    expect(reached('Nodes')).toEqual([
      [idOf('Members'), '-1', undefined, undefined],
      [idOf('ControlPlane'), 'tcp', 443, 443],
      [idOf('ControlPlane'), 'tcp', 1024, 65_535],
      [fromLoadBalancer, 'tcp', 10_080, 10_080],
      [fromLoadBalancer, 'tcp', 19_001, 19_001],
    ]);
  });

  test('the control plane is reached by nodes and by callers of the API', () => {
    expect(reached('ControlPlane')).toEqual([
      [idOf('Members'), 'tcp', 443, 443],
      [idOf('ApiClients'), 'tcp', 443, 443],
    ]);
    cluster.hasResourceProperties('AWS::EKS::Cluster', {
      ResourcesVpcConfig: { SecurityGroupIds: [idOf('ControlPlane')] },
    });
  });

  test('what only says who one is lets nobody in', () => {
    expect([reached('Members'), reached('ApiClients')]).toEqual([[], []]);
  });
});

test.each(kinds)('%s: the log alone outlives the stack, and only in production', (kind) => {
  const { Resources } = clusterTemplate(kind, clusterRegion(kind)).toJSON();
  const retained = Object.values<{ Type: string; DeletionPolicy?: string }>(Resources)
    .filter(({ DeletionPolicy }) => DeletionPolicy === 'Retain')
    .map(({ Type }) => Type);
  expect(retained).toEqual(kind === 'production' ? ['AWS::Logs::LogGroup'] : []);
});

test('without a delivery by kubectl nothing in the cluster can apply manifests', () => {
  cluster.resourceCountIs('AWS::Lambda::Function', 0);
});

test('the assembly asks for no look-up and warns of nothing', () => {
  const { app } = clusterStacks(deployment('demo'), clusterRegion('demo'));
  const assembly = app.synth();
  const [stage] = assembly.nestedAssemblies.map(({ nestedAssembly }) => nestedAssembly);
  expect(assembly.manifest.missing).toBeUndefined();
  expect(stage?.manifest.missing).toBeUndefined();
  expect(stage?.stacks.flatMap(({ messages }) => messages)).toEqual([]);
});
