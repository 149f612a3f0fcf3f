import { checkEach, type Finding, fault, type PlacedResource, type Rule, resourceLocation } from '#evidence';
import type { OperabilityInput } from './operability-input';
import { listStatefulResources, type StatefulResource } from './stateful-resource';
import { statefulType } from './stateful-types';

const policies = ['DeletionPolicy', 'UpdateReplacePolicy'] as const;

const nothing = { checked: 0, findings: [] };

const isRetained: Rule<OperabilityInput> = {
  name: 'state-retained',
  claim:
    'In a deployment that keeps its state (Topology: state.retained) every resource that holds state stays when it leaves its stack or is replaced.',
  check({ inventory, topology }) {
    if (!topology.deployment.state.retained) return nothing;
    return checkEach(listStatefulResources(inventory), unretained);
  },
};

function unretained({ resource, state }: StatefulResource): readonly Finding[] {
  return policies
    .filter((policy) => resource.resource[policy] !== 'Retain')
    .map((policy) =>
      fault({
        rule: isRetained.name,
        at: policyLocation(resource, policy),
        message: `${policy} of this ${resource.type} is ${shown(resource, policy)}, but it holds ${state.holds}; allowed: Retain`,
        mend: 'apply removalPolicy(deployment.state) to its construct in lib/stacks',
      }),
    );
}

const isKnown: Rule<OperabilityInput> = {
  name: 'retained-is-known-state',
  claim:
    'Nothing is retained but what the list of stateful types names, so that the lock knows everything that stays behind.',
  check({ inventory, topology }) {
    if (!topology.deployment.state.retained) return nothing;
    return checkEach(retained(inventory.resources), (resource) =>
      statefulType(resource.type, resource.properties) !== null
        ? []
        : [
            fault({
              rule: isKnown.name,
              at: policyLocation(resource, 'DeletionPolicy'),
              message: `${resource.type} is retained, but does not count as state: a refactoring that replaces it would not be seen`,
              mend: 'add its type to lib/operability/stateful-types.ts with what it holds, or let it go with its stack',
            }),
          ],
    );
  },
};

const isProtected: Rule<OperabilityInput> = {
  name: 'state-stack-protected',
  claim:
    'In a deployment that keeps its state every stack that holds some cannot be deleted before somebody lifts its termination protection.',
  check({ inventory, topology }) {
    if (!topology.deployment.state.retained) return nothing;
    const holding = new Map(
      listStatefulResources(inventory).map(({ resource, state }) => [resource.stack, { resource, state }]),
    );
    return checkEach([...holding], ([stack, { resource, state }]) =>
      stack.terminationProtection
        ? []
        : [
            fault({
              rule: isProtected.name,
              at: { file: stack.file, subject: null, property: null },
              message: `${stack.path} has no termination protection, but ${resource.logicalId} in it holds ${state.holds}`,
              mend: `set \`stateful: true\` on its MeridianStack, or move ${resource.logicalId} to a stack that is`,
            }),
          ],
    );
  },
};

const isDestroyed: Rule<OperabilityInput> = {
  name: 'nothing-left-behind',
  claim: 'In a deployment that keeps no state (Topology: state.retained) nothing outlives its stack.',
  check({ inventory, topology }) {
    if (topology.deployment.state.retained) return nothing;
    return checkEach(inventory.resources, (resource) =>
      policies
        .filter((policy) => /^Retain/.test(resource.resource[policy] ?? ''))
        .map((policy) =>
          fault({
            rule: isDestroyed.name,
            at: policyLocation(resource, policy),
            message: `${policy} of this ${resource.type} is ${shown(resource, policy)}: it would stay, and cost money, after the destroy; allowed: Delete`,
            mend: 'apply removalPolicy(deployment.state) to its construct in lib/stacks',
          }),
        ),
    );
  },
};

/** What becomes of state when its stack, or its place in it, goes. */
export const retentionRules: readonly Rule<OperabilityInput>[] = [isRetained, isKnown, isProtected, isDestroyed];

function retained(resources: readonly PlacedResource[]): readonly PlacedResource[] {
  return resources.filter(({ resource }) => policies.some((policy) => /^Retain/.test(resource[policy] ?? '')));
}

/** Policies stand beside the properties, not among them. */
function policyLocation(resource: PlacedResource, policy: (typeof policies)[number]) {
  return { ...resourceLocation(resource), property: policy };
}

function shown({ resource }: PlacedResource, policy: (typeof policies)[number]): string {
  return resource[policy] ?? 'not set, which is Delete';
}
