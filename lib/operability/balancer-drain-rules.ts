import {
  checkEach,
  type Finding,
  fault,
  listAt,
  numberAt,
  objectLocation,
  type PlacedObject,
  type PlacedResource,
  type Rule,
  resourceLocation,
  textAt,
} from '#evidence';
import { type ClusterView, listClusters } from './cluster-view';
import type { OperabilityInput } from './operability-input';
import { goSeconds } from './seconds';

/** What Envoy Gateway 1.8 takes where nothing is said (its API reference, ShutdownConfig.drainTimeout). */
const usualDrainSeconds = 60;

/** What Envoy Gateway 1.8.3 grants its Envoys beyond the drain (expectedTerminationGracePeriodSeconds). */
const graceBeyondSeconds = 300;

const delayAttribute = 'deregistration_delay.timeout_seconds';

/** What a load balancer takes where nothing is said (Elastic Load Balancing, "Target groups for your Network Load Balancers"). */
const usualDelaySeconds = 300;

const outlastsDrain: Rule<OperabilityInput> = {
  name: 'balancer-outlasts-drain',
  claim:
    'Every target group that a cluster binds exists in its Region and keeps the connections of an Envoy that ends for as long as it drains, no longer than it lives.',
  check({ inventory }) {
    const groups = new Map(
      inventory.resources
        .filter(({ type }) => type === 'AWS::ElasticLoadBalancingV2::TargetGroup')
        .map((group) => [`${group.stack.region} ${textAt(group.properties, 'Name')}`, group]),
    );
    const bindings = listClusters(inventory).flatMap((cluster) =>
      cluster.ofKind('TargetGroupBinding').map((binding) => ({ cluster, binding })),
    );
    return checkEach(bindings, ({ cluster, binding }) => {
      const name = textAt(binding.object, 'spec', 'targetGroupName') ?? '';
      const group = groups.get(`${cluster.region} ${name}`);
      return group === undefined ? [noGroup(cluster, binding, name)] : delayFaults(cluster, binding, group);
    });
  },
};

/** The rule that load balancer and Envoy let a request end in the same time. */
export const balancerDrainRules: readonly Rule<OperabilityInput>[] = [outlastsDrain];

function noGroup({ region }: ClusterView, binding: PlacedObject, name: string): Finding {
  return fault({
    rule: outlastsDrain.name,
    at: objectLocation(binding, 'spec.targetGroupName'),
    message: `no template makes the target group "${name}" in ${region}: its load balancer would have no targets`,
    mend: 'take the name from network.loadBalancers of the Topology',
  });
}

function delayFaults(cluster: ClusterView, binding: PlacedObject, group: PlacedResource): readonly Finding[] {
  const service = textAt(binding.object, 'spec', 'serviceRef', 'name');
  const proxy = cluster
    .ofKind('EnvoyProxy')
    .find(({ object }) => textAt(object, 'spec', 'provider', 'kubernetes', 'envoyService', 'name') === service);
  if (proxy === undefined) return [];
  const drain = textAt(proxy.object, 'spec', 'shutdown', 'drainTimeout');
  const drainSeconds = drain === null ? usualDrainSeconds : (goSeconds(drain) ?? usualDrainSeconds);
  const attributes = listAt(group.properties, 'TargetGroupAttributes');
  const index = attributes.findIndex((attribute) => textAt(attribute, 'Key') === delayAttribute);
  const delaySeconds = numberAt(attributes[index], 'Value') ?? usualDelaySeconds;
  const most = drainSeconds + graceBeyondSeconds;
  if (delaySeconds >= drainSeconds && delaySeconds <= most) return [];
  return [
    fault({
      rule: outlastsDrain.name,
      at: resourceLocation(group, index < 0 ? 'TargetGroupAttributes' : `TargetGroupAttributes.${index}.Value`),
      message: `${delayAttribute} is ${delaySeconds}, while an Envoy of ${cluster.region} drains for ${drainSeconds} s and is killed after ${most} s; allowed: ${drainSeconds} to ${most}`,
      mend: 'let deregistrationDelaySeconds (lib/topology/resolve-network.ts) and gateway.limits.drainSeconds agree',
    }),
  ];
}
