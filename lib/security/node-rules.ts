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
import { findingOf } from './finding-of';
import { ownReference } from './own-reference';
import type { SecurityInput } from './security-input';

const templateType = 'AWS::EC2::LaunchTemplate';
const templateMend = 'Set it in the launch template (lib/stacks/system-node-group.ts).';

const unguardedGroup: Rule<SecurityInput> = {
  name: 'unguarded-node-group',
  claim: 'Every node group starts from a launch template of its own stack, and no SSH leads to its nodes.',
  check: ({ inventory }) =>
    checkEach(
      inventory.resources.filter(({ type }) => type === 'AWS::EKS::Nodegroup'),
      groupFaults,
    ),
};

function groupFaults(group: PlacedResource): readonly Finding[] {
  const { LaunchTemplate: launch, RemoteAccess: remote } = group.properties;
  const template = ownReference(textAt(launch, 'Id'));
  const known = template !== null && group.stack.template.Resources[template]?.Type === templateType;
  return [
    ...(known
      ? []
      : [
          findingOf(unguardedGroup.name, {
            at: resourceLocation(group, 'LaunchTemplate'),
            message: `LaunchTemplate is ${JSON.stringify(launch) ?? 'missing'}; allowed: one of the same stack: without, EC2 would let pods reach the credentials of their node and EBS would choose the key`,
            mend: 'Refer to the launch template beside it (lib/stacks/system-node-group.ts).',
          }),
        ]),
    ...(remote === undefined
      ? []
      : [
          findingOf(unguardedGroup.name, {
            at: resourceLocation(group, 'RemoteAccess'),
            message: 'RemoteAccess opens SSH to the nodes; allowed: none, Session Manager leads to them',
            mend: 'Remove it.',
          }),
        ]),
  ];
}

const reachableMetadata: Rule<SecurityInput> = {
  name: 'reachable-instance-metadata',
  claim:
    'Instances give their metadata, and with it their credentials, to nobody without a token and to no pod behind a further hop.',
  check: ({ inventory }) =>
    checkEach(
      inventory.resources.filter(({ type }) => type === templateType || type === 'AWS::EC2::Instance'),
      metadataFaults,
    ),
};

function metadataFaults(resource: PlacedResource): readonly Finding[] {
  const path = resource.type === templateType ? 'LaunchTemplateData.MetadataOptions' : 'MetadataOptions';
  const options = recordAt(resource.properties, ...path.split('.'));
  const wanted = { HttpTokens: 'required', HttpPutResponseHopLimit: 1 };
  return Object.entries(wanted)
    .filter(([key, value]) => String(options[key]) !== String(value))
    .map(([key, value]) =>
      findingOf(reachableMetadata.name, {
        at: resourceLocation(resource, `${path}.${key}`),
        message: `${key} is ${String(options[key])}; allowed: ${String(value)}`,
        mend: templateMend,
      }),
    );
}

const publicAddress: Rule<SecurityInput> = {
  name: 'public-address',
  claim: 'No instance is given a public address: no subnet hands them out, and no launch template asks for one.',
  check: ({ inventory }) =>
    checkEach(
      inventory.resources.filter(({ type }) => type === templateType || type === 'AWS::EC2::Subnet'),
      (resource) => [...subnetFaults(resource), ...interfaceFaults(resource)],
    ),
};

function subnetFaults(subnet: PlacedResource): readonly Finding[] {
  const { MapPublicIpOnLaunch: maps } = subnet.properties;
  if (subnet.type === templateType || maps === undefined || maps === false) return [];
  return [
    findingOf(publicAddress.name, {
      at: resourceLocation(subnet, 'MapPublicIpOnLaunch'),
      message: `MapPublicIpOnLaunch is ${String(maps)}; allowed: false: NAT gateways and load balancers have addresses of their own`,
      mend: 'Set it to false (lib/stacks/regional-vpc.ts).',
    }),
  ];
}

function interfaceFaults(template: PlacedResource): readonly Finding[] {
  return listAt(template.properties, 'LaunchTemplateData', 'NetworkInterfaces').flatMap((item, index) =>
    recordAt(item).AssociatePublicIpAddress === true
      ? [
          findingOf(publicAddress.name, {
            at: resourceLocation(template, `LaunchTemplateData.NetworkInterfaces.${index}.AssociatePublicIpAddress`),
            message: 'AssociatePublicIpAddress is true; allowed: false',
            mend: templateMend,
          }),
        ]
      : [],
  );
}

/** How nodes are started. */
export const nodeRules: readonly Rule<SecurityInput>[] = [unguardedGroup, reachableMetadata, publicAddress];
