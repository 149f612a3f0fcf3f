import {
  checkEach,
  type Finding,
  listAt,
  type PlacedResource,
  type Rule,
  recordAt,
  resourceLocation,
  textAt,
} from '#evidence';
import { accountPlaceholder, type Topology } from '#topology';
import { type Fault, findingOf } from './finding-of';
import { ownReference } from './own-reference';
import { placedRegion } from './placed-region';
import type { SecurityInput } from './security-input';

const clusterType = 'AWS::EKS::Cluster';

const openEndpoint: Rule<SecurityInput> = {
  name: 'open-cluster-endpoint',
  claim:
    'No API server can be reached from outside its VPC, but from the networks that the Topology lists for its cluster.',
  check: ({ inventory, topology }) =>
    checkEach(
      inventory.resources.filter(({ type }) => type === clusterType),
      (cluster) => endpointFaults(cluster, topology).map((fault) => findingOf(openEndpoint.name, fault)),
    ),
};

function endpointFaults(cluster: PlacedResource, topology: Topology): readonly Fault[] {
  const access = recordAt(cluster.properties, 'ResourcesVpcConfig');
  const faults: Fault[] = [];
  const at = (property: string) => resourceLocation(cluster, `ResourcesVpcConfig.${property}`);
  if (access.EndpointPrivateAccess !== true) {
    faults.push({
      at: at('EndpointPrivateAccess'),
      message: `EndpointPrivateAccess is ${String(access.EndpointPrivateAccess)}, so nodes reach the API server over the Internet; allowed: true`,
      mend: 'Give the cluster a private endpoint (lib/stacks/cluster-stack.ts).',
    });
  }
  if (access.EndpointPublicAccess === false) return faults;
  const allowed = placedRegion(topology, cluster.stack)?.cluster.endpointCidrs ?? [];
  const given = listAt(access, 'PublicAccessCidrs').map(String);
  // EKS takes 0.0.0.0/0 where a template lists none.
  const open = (given.length === 0 ? ['0.0.0.0/0'] : given).filter((cidr) => !allowed.includes(cidr));
  return [
    ...faults,
    ...open.map((cidr) => ({
      at: at(given.length === 0 ? 'EndpointPublicAccess' : 'PublicAccessCidrs'),
      message: `The API server of ${textAt(cluster.properties, 'Name')} is open to ${cidr}; allowed: ${allowed.join(', ') || 'no network outside the VPC'}`,
      mend: 'List the networks of administrators in `access.clusterEndpointCidrs` of the blueprint, or keep the endpoint private.',
    })),
  ];
}

const legacyAccess: Rule<SecurityInput> = {
  name: 'legacy-cluster-access',
  claim:
    'Access entries alone decide who may call an API server: no config map in the cluster does, and not whoever made the cluster.',
  check: ({ inventory }) =>
    checkEach(
      inventory.resources.filter(({ type }) => type === clusterType),
      accessFaults,
    ),
};

function accessFaults(cluster: PlacedResource): readonly Finding[] {
  const access = recordAt(cluster.properties, 'AccessConfig');
  const wanted = { AuthenticationMode: 'API', BootstrapClusterCreatorAdminPermissions: false };
  return Object.entries(wanted)
    .filter(([key, value]) => access[key] !== value)
    .map(([key, value]) =>
      findingOf(legacyAccess.name, {
        at: resourceLocation(cluster, `AccessConfig.${key}`),
        message: `${key} is ${String(access[key])}; allowed: ${String(value)}`,
        mend: 'Set it where the cluster is made (lib/stacks/cluster-stack.ts); EKS cannot take the mode API back.',
      }),
    );
}

const unlistedAccess: Rule<SecurityInput> = {
  name: 'unlisted-cluster-access',
  claim: 'Whoever is given rights in a cluster is an administrator of the Topology, or a role of the same stack.',
  check: ({ inventory, topology }) =>
    checkEach(
      inventory.resources.filter(({ type }) => type === 'AWS::EKS::AccessEntry'),
      (entry) => entryFaults(entry, topology),
    ),
};

function entryFaults(entry: PlacedResource, topology: Topology): readonly Finding[] {
  const principal = textAt(entry.properties, 'PrincipalArn') ?? '';
  const own = ownReference(principal);
  const role = own === null ? undefined : entry.stack.template.Resources[own];
  const administrators = (placedRegion(topology, entry.stack)?.cluster.administrators ?? []).map(({ principalArn }) =>
    principalArn.replace(accountPlaceholder, entry.stack.account),
  );
  if (role?.Type === 'AWS::IAM::Role' || administrators.includes(principal)) return [];
  return [
    findingOf(unlistedAccess.name, {
      at: resourceLocation(entry, 'PrincipalArn'),
      message: `${principal || 'Nobody that is known'} may enter the cluster; allowed: ${administrators.join(', ') || 'no administrator'}, roles of the same stack`,
      mend: 'List the role in `access.administrators` of the blueprint.',
    }),
  ];
}

const unpinnedAddOn: Rule<SecurityInput> = {
  name: 'unpinned-add-on',
  claim: 'Every EKS add-on is of one version, and acts by a Pod Identity, not by the role of its node.',
  check: ({ inventory }) =>
    checkEach(
      inventory.resources.filter(({ type }) => type === 'AWS::EKS::Addon'),
      addOnFaults,
    ),
};

/** As EKS numbers them: `v1.21.1-eksbuild.8`. */
const addOnVersion = /^v\d+\.\d+\.\d+-eksbuild\.\d+$/;

function addOnFaults(addOn: PlacedResource): readonly Finding[] {
  const { AddonVersion: version, ServiceAccountRoleArn: role, AddonName: name } = addOn.properties;
  return [
    ...(addOnVersion.test(String(version))
      ? []
      : [
          findingOf(unpinnedAddOn.name, {
            at: resourceLocation(addOn, 'AddonVersion'),
            message: `Add-on ${String(name)} has the version ${String(version)}; allowed: one full version, as v1.21.1-eksbuild.8`,
            mend: 'Name the version in lib/topology/resolve-cluster.ts.',
          }),
        ]),
    ...(role === undefined
      ? []
      : [
          findingOf(unpinnedAddOn.name, {
            at: resourceLocation(addOn, 'ServiceAccountRoleArn'),
            message: `Add-on ${String(name)} takes a role by the cluster's OpenID provider; allowed: PodIdentityAssociations`,
            mend: 'Give the add-on an identity (lib/stacks/cluster-add-ons.ts).',
          }),
        ]),
  ];
}

/** Who may reach and use the clusters' API servers. */
export const clusterAccessRules: readonly Rule<SecurityInput>[] = [
  openEndpoint,
  legacyAccess,
  unlistedAccess,
  unpinnedAddOn,
];
