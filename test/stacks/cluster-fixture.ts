import { App, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { appContext, ClusterStack, type Manifest, NetworkStack, WorkloadsStack } from '#stacks';
import type { AddOn, Component, Deployment, Identity, Region } from '#topology';
import { deployment, jurisdiction, type Kind } from './data-fixture';

/** Id of the jurisdiction's key. */
export const keyId = `mrk-${'0'.repeat(32)}`;

/** The Region of the fixture as the cluster sees it, with what a test changes. */
export function clusterRegion(kind: Kind, change: (region: Region) => Partial<Region> = () => ({})): Region {
  const [base] = jurisdiction(kind).regions;
  if (base === undefined) throw new Error('the fixture has no Region');
  const region: Region = {
    ...base,
    cluster: cluster(kind, base.name),
    identities: identities(`${kind}-${base.name}`),
    components: [],
  };
  return { ...region, ...change(region) };
}

function cluster(kind: Kind, region: string): Region['cluster'] {
  const name = `${kind}-${region}`;
  return {
    name,
    version: '1.35',
    endpointCidrs: [],
    serviceCidr: '172.20.0.0/16',
    roleName: `${name}-cluster`,
    nodeRoleName: `${name}-node`,
    controlPlaneLog: { logGroupName: `/aws/eks/${name}/cluster`, retentionDays: 90, types: ['api', 'audit'] },
    deployerLog: { logGroupName: `/meridian/${name}/deployer`, retentionDays: 7 },
    administrators: [
      {
        name: 'operators',
        principalArn: 'arn:aws:iam::ACCOUNT_ID:role/operators',
        policy: 'AmazonEKSClusterAdminPolicy',
      },
    ],
    systemNodes: {
      name: 'system',
      roleName: `${name}-system-node`,
      instanceTypes: ['m7i.xlarge', 'm7a.xlarge'],
      amiType: 'AL2023_x86_64_STANDARD',
      minNodes: 3,
      desiredNodes: 3,
      maxNodes: 9,
      diskGiB: 50,
      labels: [{ key: 'meridian.internal/nodes', value: 'system' }],
      taints: [{ key: 'meridian.internal/system', value: 'true', effect: 'PreferNoSchedule' }],
    },
    addOns: addOns(),
    nodeProvisioner: {
      interruptionQueue: `${name}-interruption`,
      interruptionQueueRetentionSeconds: 300,
      discoveryTag: { key: 'karpenter.sh/discovery', value: name },
    },
  };
}

function addOns(): readonly AddOn[] {
  const plain = { identity: null, configuration: {} };
  return [
    {
      ...plain,
      name: 'vpc-cni',
      version: 'v1.21.1-eksbuild.3',
      identity: 'vpc-cni',
      configuration: { env: { ENABLE_PREFIX_DELEGATION: 'true' }, enableNetworkPolicy: 'true' },
      beforeNodes: true,
      licence: 'MIT',
      purpose: 'tests',
    },
    {
      ...plain,
      name: 'eks-pod-identity-agent',
      version: 'v1.3.10-eksbuild.3',
      beforeNodes: true,
      licence: 'MIT',
      purpose: 'tests',
    },
    { ...plain, name: 'coredns', version: 'v1.13.2-eksbuild.1', beforeNodes: false, licence: 'MIT', purpose: 'tests' },
    {
      ...plain,
      name: 'aws-ebs-csi-driver',
      version: 'v1.57.1-eksbuild.1',
      identity: 'ebs-csi',
      beforeNodes: false,
      licence: 'MIT',
      purpose: 'tests',
    },
  ];
}

/** One identity for each kind of permission. */
function identities(prefix: string): readonly Identity[] {
  const permissions: Readonly<Record<string, Identity['permissions']>> = {
    engine: [{ kind: 'read-objects', bucket: `${prefix}-weights-ACCOUNT_ID`, prefix: 'chat/' }],
    batch: [
      { kind: 'write-objects', bucket: `${prefix}-batch-ACCOUNT_ID`, prefix: 'output/' },
      { kind: 'receive-messages', queue: `${prefix}-batch` },
      { kind: 'use-key', alias: 'alias/fixture-eu' },
    ],
    submit: [{ kind: 'send-messages', queue: `${prefix}-batch` }],
    authorizer: [
      { kind: 'read-table', table: 'fixture-eu-tenants' },
      { kind: 'generate-mac', alias: 'alias/fixture-eu-hop' },
    ],
    eraser: [{ kind: 'write-table', table: 'fixture-eu-subjects' }],
    ledger: [{ kind: 'put-records', stream: `${prefix}-usage` }],
    secrets: [{ kind: 'read-secrets', prefix: 'fixture/eu/' }],
    addresses: [{ kind: 'read-parameters', parameters: [`/meridian/${prefix}/limit-store`] }],
    alerts: [{ kind: 'publish-messages', topics: [`${prefix}-critical`] }],
    telemetry: [{ kind: 'write-log', logGroupName: `/meridian/${prefix}/access` }, { kind: 'write-traces' }],
    collector: [{ kind: 'write-metrics', workspaceAlias: prefix }],
    scaler: [
      { kind: 'query-metrics', workspaceAlias: prefix },
      { kind: 'read-queue-depth', queues: [`${prefix}-batch`, `${prefix}-review`] },
    ],
    karpenter: [{ kind: 'provision-nodes' }],
    'load-balancer': [{ kind: 'bind-targets', targetGroups: [`${prefix}-in`] }],
    'vpc-cni': [{ kind: 'manage-pod-addresses' }],
    'ebs-csi': [{ kind: 'manage-volumes' }],
    nothing: [],
  };
  return Object.entries(permissions).map(([name, list]) => ({
    name,
    namespace: `in-${name}`,
    serviceAccount: `${name}-account`,
    roleName: `${prefix}-${name}`,
    permissions: list,
  }));
}

export const namespaces: Manifest = {
  name: '00-namespaces',
  order: 0,
  objects: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'models' } }],
};

export function configMap(name: string, data: Readonly<Record<string, string>>): Manifest['objects'][number] {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'models' }, data };
}

export function component(name: string, order: number, repository = 'https://charts.example.com'): Component {
  return {
    name,
    chart: name,
    repository,
    version: '1.2.3',
    namespace: 'models',
    order,
    values: {},
    licence: 'MIT',
    purpose: 'tests',
  };
}

/** The stacks of one Region as the deployment builds them, without what they do not need. */
export function clusterStacks(deployment: Deployment, region: Region) {
  const app = new App({ postCliContext: appContext });
  const place = new Construct(new Stage(app, deployment.name), region.name);
  const key = { keyArn: `arn:aws:kms:${region.name}:111122223333:key/${keyId}`, keyId };
  const network = new NetworkStack(place, 'Network', { deployment, region, key });
  const cluster = new ClusterStack(place, 'Cluster', { deployment, region, key, network });
  return { app, network, cluster, props: { deployment, region, key, network, cluster }, place };
}

export function clusterTemplate(kind: Kind, region: Region): Template {
  return Template.fromStack(clusterStacks(deployment(kind), region).cluster);
}

export function workloadsStack(kind: Kind, region: Region, manifests: readonly Manifest[] = [namespaces]) {
  const { place, props } = clusterStacks(deployment(kind), region);
  return new WorkloadsStack(place, 'Workloads', { ...props, manifests });
}

export function workloadsTemplate(kind: Kind, region: Region, manifests?: readonly Manifest[]): Template {
  return Template.fromStack(workloadsStack(kind, region, manifests));
}
