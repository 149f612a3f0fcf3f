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
import type { LoadBalancer, Region, Topology } from '#topology';
import { findingOf } from './finding-of';
import { ownReference } from './own-reference';
import { placedRegion } from './placed-region';
import type { SecurityInput } from './security-input';

const groupType = 'AWS::EC2::SecurityGroup';
const ruleType = 'AWS::EC2::SecurityGroupIngress';
export const balancerType = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

const unexpectedIngress: Rule<SecurityInput> = {
  name: 'unexpected-ingress',
  claim:
    'Security groups let in other groups, the VPCs of the jurisdiction and subnets of their own, and, before a load balancer, the networks that the Topology lists for it; nothing else.',
  check: ({ inventory, topology }) => {
    const { resources } = inventory;
    const balancers = balancersByGroup(resources);
    return checkEach(
      resources.filter(({ type }) => type === groupType || type === ruleType),
      (resource) => ingressFaults(resource, allowedNetworks(resource, balancers, topology)),
    );
  },
};

/** Names of the load balancers that a security group stands before, by file and logical id of the group. */
function balancersByGroup(resources: readonly PlacedResource[]): ReadonlyMap<string, string> {
  return new Map(
    resources
      .filter(({ type }) => type === balancerType)
      .flatMap(({ stack, properties }) =>
        listAt(properties, 'SecurityGroups').map((group): [string, string] => [
          `${stack.file} ${ownReference(group)}`,
          textAt(properties, 'Name') ?? '',
        ]),
      ),
  );
}

function allowedNetworks(
  { stack, logicalId, type, properties }: PlacedResource,
  balancers: ReadonlyMap<string, string>,
  topology: Topology,
): readonly string[] {
  const region = placedRegion(topology, stack);
  const group = type === groupType ? logicalId : ownReference(properties.GroupId);
  const balancer = listedBalancer(region, balancers.get(`${stack.file} ${group}`));
  if (balancer !== null) return balancer.allowedCidrs;
  const jurisdiction = topology.jurisdictions.find(({ name }) => name === region?.jurisdiction);
  return [
    ...(jurisdiction?.regions ?? []).map(({ network }) => network.cidr),
    ...(region?.network.zones ?? []).flatMap(({ privateCidr, publicCidr }) => [privateCidr, publicCidr]),
  ];
}

function listedBalancer(region: Region | null, name: string | undefined): LoadBalancer | null {
  return region?.network.loadBalancers.find((candidate) => candidate.name === name) ?? null;
}

function ingressFaults(resource: PlacedResource, allowed: readonly string[]): readonly Finding[] {
  const inline = resource.type === groupType;
  const rules = inline ? listAt(resource.properties, 'SecurityGroupIngress') : [resource.properties];
  return rules.flatMap((rule, index) =>
    ['CidrIp', 'CidrIpv6', 'SourcePrefixListId'].flatMap((key) => {
      const network = recordAt(rule)[key];
      if (network === undefined || allowed.includes(String(network))) return [];
      const property = inline ? `SecurityGroupIngress.${index}.${key}` : key;
      return [
        findingOf(unexpectedIngress.name, {
          at: resourceLocation(resource, property),
          message: `${String(network)} may connect; allowed: ${allowed.join(', ') || 'other security groups'}`,
          mend: 'Refer to a security group, or list the network in `clientCidrs` of the jurisdiction.',
        }),
      ];
    }),
  );
}

const unexpectedBalancer: Rule<SecurityInput> = {
  name: 'unexpected-load-balancer',
  claim:
    'Every load balancer is one of the Topology, faces the Internet only where that says so, and has a security group.',
  check: ({ inventory, topology }) =>
    checkEach(
      inventory.resources.filter(
        ({ type }) => type === balancerType || type === 'AWS::ElasticLoadBalancing::LoadBalancer',
      ),
      (balancer) => balancerFaults(balancer, placedRegion(topology, balancer.stack)),
    ),
};

function balancerFaults(balancer: PlacedResource, region: Region | null): readonly Finding[] {
  const { properties, type } = balancer;
  const name = textAt(properties, 'Name') ?? '';
  const listed = type === balancerType ? listedBalancer(region, name) : null;
  // Elastic Load Balancing faces the Internet where a template says nothing.
  const scheme = textAt(properties, 'Scheme') ?? 'internet-facing';
  if (listed?.scheme !== scheme) {
    return [
      findingOf(unexpectedBalancer.name, {
        at: resourceLocation(balancer, 'Scheme'),
        message: `Load balancer "${name}" is ${scheme}; allowed: ${(region?.network.loadBalancers ?? []).map((one) => `${one.name} (${one.scheme})`).join(', ')}`,
        mend: 'Make it internal, or list client networks in `clientCidrs` of the jurisdiction.',
      }),
    ];
  }
  if (listAt(properties, 'SecurityGroups').length > 0) return [];
  return [
    findingOf(unexpectedBalancer.name, {
      at: resourceLocation(balancer, 'SecurityGroups'),
      message: `Load balancer "${name}" has no security group, so everybody may connect; allowed: at least one`,
      mend: 'Give it one (lib/stacks/regional-load-balancer.ts): it cannot be given later.',
    }),
  ];
}

/** What may connect to what stands in the networks. */
export const ingressRules: readonly Rule<SecurityInput>[] = [unexpectedIngress, unexpectedBalancer];
