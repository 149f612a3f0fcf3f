import { type Finding, type Rule, resourceLocation } from '#evidence';
import type { Boundary } from './boundary';
import { coversAction } from './covers-action';
import { homeOf } from './home-of';
import { listPolicies, type PlacedPolicy } from './list-policies';
import type { PolicyStatement } from './policy-statement';
import type { ResidencyInput } from './residency-input';

/** Calls that make a key exist in a further Region, with the condition key that holds that Region. */
const ways: readonly Way[] = [
  { action: 'kms:ReplicateKey', key: 'kms:ReplicaRegion' },
  { action: 'kms:UpdatePrimaryRegion', key: 'kms:PrimaryRegion' },
];

interface Way {
  readonly action: string;
  readonly key: string;
}

const rule = 'key-replication';

/** The rule about where a key can come to exist. */
export const keyReplicationRule: Rule<ResidencyInput> = {
  name: rule,
  claim:
    'A jurisdiction’s key can be copied to its own Regions alone: its policy allows no other, and denies every other to everybody.',
  check: ({ inventory, boundaries }) => {
    const policies = listPolicies(inventory, 'key-policy');
    return { checked: policies.length, findings: policies.flatMap((policy) => faults(policy, boundaries)) };
  },
};

function faults(policy: PlacedPolicy, boundaries: readonly Boundary[]): readonly Finding[] {
  const { resource, statements } = policy;
  const home = homeOf(resource.stack.region, boundaries);
  const isOfManyRegions = resource.type === 'AWS::KMS::ReplicaKey' || resource.properties.MultiRegion === true;
  if (home === undefined || !isOfManyRegions) return [];
  return ways.flatMap((way) => [
    ...statements.flatMap((statement) => allowances(policy, statement, { ...way, home })),
    ...denials(policy, { ...way, home }),
  ]);
}

interface WayHome extends Way {
  readonly home: Boundary;
}

/** Every statement that allows the call names the Regions, all of them of the jurisdiction. */
function allowances(policy: PlacedPolicy, statement: PolicyStatement, way: WayHome): readonly Finding[] {
  if (!statement.isAllowed || !coversAction(statement, way.action)) return [];
  const regions = statement.conditions
    .filter(({ operator, key }) => operator === 'StringEquals' && key === way.key)
    .flatMap(({ values }) => values);
  const abroad = regions.filter((region) => !way.home.regions.includes(region));
  if (regions.length > 0 && abroad.length === 0) return [];
  const whereto = regions.length === 0 ? 'any Region' : abroad.join(', ');
  return [finding(policy, way, { message: `allows ${way.action} to ${whereto}`, whereto, index: statement.index })];
}

/** One statement denies the call to everybody, but for Regions of the jurisdiction. */
function denials(policy: PlacedPolicy, way: WayHome): readonly Finding[] {
  const isDenied = policy.statements.some(
    (statement) =>
      !statement.isAllowed &&
      coversAction(statement, way.action) &&
      statement.principals.some(({ kind, name }) => kind === 'AWS' && name === '*') &&
      statement.conditions.every(
        ({ operator, key, values }) =>
          operator === 'StringNotEquals' &&
          key === way.key &&
          values.every((region) => way.home.regions.includes(region)),
      ),
  );
  if (isDenied) return [];
  const message = `does not deny ${way.action} to Regions outside of ${way.home.name}`;
  return [finding(policy, way, { message, whereto: 'any Region', index: null })];
}

interface Fault {
  readonly message: string;
  readonly whereto: string;
  readonly index: number | null;
}

function finding({ resource, property }: PlacedPolicy, { home, key }: WayHome, fault: Fault): Finding {
  const { region } = resource.stack;
  return {
    rule,
    severity: 'error',
    at: resourceLocation(resource, fault.index === null ? property : `${property}.Statement.${fault.index}`),
    message: `the key ${resource.logicalId} in ${region} ${fault.message}; allowed: ${home.regions.join(', ')}`,
    mend: `name the jurisdiction’s Regions in ${key}: lib/stacks/key-replication-statements.ts`,
    move: { from: `key ${resource.logicalId} in ${region} (${home.name})`, to: fault.whereto },
  };
}
