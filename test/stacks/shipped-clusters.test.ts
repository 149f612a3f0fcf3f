import { Template } from 'aws-cdk-lib/assertions';
import { parseBlueprint } from '#blueprint';
import { deployments } from '#regions';
import { WorkloadsStack } from '#stacks';
import { type Region, resolveTopology } from '#topology';
import { clusterStacks } from './cluster-fixture';

/** Limits of CloudFormation that a deployment keeps clear of (design: delivery of the manifests). */
const maxTemplateBytes = 800_000;
const maxResources = 400;

const shipped = deployments.flatMap(({ blueprint, file }) => {
  const { deployment, jurisdictions } = resolveTopology(parseBlueprint(blueprint, file));
  return jurisdictions
    .flatMap(({ regions }) => regions)
    .map((region) => ({ title: `${deployment.name}/${region.name}`, deployment, region }));
});

type Shipped = (typeof shipped)[number];

const templates = new Map<string, Template>();

function template({ title, deployment, region }: Shipped): Template {
  const found = templates.get(title) ?? Template.fromStack(clusterStacks(deployment, region).cluster);
  templates.set(title, found);
  return found;
}

function properties(of: Template, type: string) {
  return Object.values(of.findResources(type)).map(({ Properties }) => Properties);
}

function identities({ identities: all, cluster }: Region) {
  const ofAddOns = new Set(cluster.addOns.map(({ identity }) => identity));
  return all.filter(({ name }) => !ofAddOns.has(name));
}

test.each(shipped)('$title: add-ons are exactly those of the Topology', (place) => {
  expect(
    properties(template(place), 'AWS::EKS::Addon').map(({ AddonName, AddonVersion }) => [AddonName, AddonVersion]),
  ).toEqual(place.region.cluster.addOns.map(({ name, version }) => [name, version]));
});

test.each(shipped)('$title: every identity is bound once, to a role of its own', (place) => {
  const { region } = place;
  const byName = ({ Namespace, ServiceAccount }: { Namespace: string; ServiceAccount: string }) =>
    `${Namespace}/${ServiceAccount}`;
  expect(properties(template(place), 'AWS::EKS::PodIdentityAssociation').map(byName)).toEqual(
    identities(region).map(({ namespace, serviceAccount }) => `${namespace}/${serviceAccount}`),
  );
  const roles = properties(template(place), 'AWS::IAM::Role').map(({ RoleName }) => RoleName);
  expect(roles).toEqual(expect.arrayContaining(region.identities.map(({ roleName }) => roleName)));
  expect(new Set(roles).size).toBe(roles.length);
});

test.each(shipped)('$title: the endpoint is public for the networks of the Topology alone', (place) => {
  const { endpointCidrs } = place.region.cluster;
  const [cluster] = properties(template(place), 'AWS::EKS::Cluster');
  expect(cluster.ResourcesVpcConfig).toMatchObject({
    EndpointPrivateAccess: true,
    EndpointPublicAccess: endpointCidrs.length > 0,
  });
  expect(cluster.ResourcesVpcConfig.PublicAccessCidrs ?? []).toEqual(endpointCidrs);
});

test.each(shipped)('$title: nodes of Karpenter wear the role that joins the cluster', (place) => {
  const { cluster, nodeClasses } = place.region;
  expect(new Set(nodeClasses.map(({ roleName }) => roleName))).toEqual(new Set([cluster.nodeRoleName]));
});

test.each(shipped)('$title: the template stays clear of the limits', (place) => {
  const json = template(place).toJSON();
  expect(Object.keys(json.Resources).length).toBeLessThan(maxResources);
  expect(JSON.stringify(json, null, 1).length).toBeLessThan(maxTemplateBytes);
});

test.each(shipped.filter(({ deployment }) => deployment.delivery === 'kubectl'))(
  '$title: components are installed at the versions of the Topology, into namespaces that exist',
  ({ deployment, region }) => {
    const { place, props } = clusterStacks(deployment, region);
    const workloads = Template.fromStack(new WorkloadsStack(place, 'Workloads', { ...props, manifests: [] }));
    const layers = properties(workloads, 'AWS::Lambda::LayerVersion').map(({ Description }) => Description);
    expect(layers).toContainEqual(expect.stringContaining(`/opt/kubectl/kubectl ${region.cluster.version}.`));
    const charts = properties(workloads, 'Custom::AWSCDK-EKS-HelmChart');
    expect(charts.map(({ Release, Version }) => [Release, Version])).toEqual(
      [...region.components].sort((a, b) => a.order - b.order).map(({ name, version }) => [name, version]),
    );
    const namespaces = ['kube-system', ...region.namespaces.map(({ name }) => name)];
    expect(charts.filter(({ Namespace }) => !namespaces.includes(Namespace))).toEqual([]);
  },
);
