import { type Finding, type Inventory, type Rule, resourceLocation } from '#evidence';
import type { Boundary } from './boundary';
import { endpointOpenings } from './endpoint-openings';
import { homeOf } from './home-of';
import { indexPlaces } from './index-places';
import type { PolicyView } from './is-pinned';
import { listPolicies, type PlacedPolicy } from './list-policies';
import { placeOf } from './place-of';
import { type Opening, policyOpenings } from './policy-openings';
import type { PolicyStatement } from './policy-statement';
import type { MovementKind } from './registered-type';
import type { ResidencyInput } from './residency-input';
import { showPlace } from './show-place';
import { viaServicesAbroad } from './via-services-abroad';

interface PolicyRow {
  readonly kind: MovementKind;
  readonly name: string;
  readonly claim: string;
  readonly mend: string;
  readonly openings: (
    statement: PolicyStatement,
    view: PolicyView,
    boundaries: readonly Boundary[],
  ) => readonly Opening[];
}

const rows: readonly PolicyRow[] = [
  {
    kind: 'resource-policy',
    name: 'open-resource-policy',
    claim:
      'No policy of a bucket, queue, topic, table or log group lets anybody in from outside of its jurisdiction’s account.',
    mend: 'name principals of the jurisdiction’s account, or hold the statement to it by aws:PrincipalAccount, aws:SourceAccount or aws:SourceArn',
    openings: policyOpenings,
  },
  {
    kind: 'trust-policy',
    name: 'open-trust-policy',
    claim: 'No role of a jurisdiction can be taken by anybody outside of its account.',
    mend: 'let the role trust AWS services and principals of the jurisdiction’s own account only',
    openings: policyOpenings,
  },
  {
    kind: 'key-policy',
    name: 'key-use',
    claim:
      'Whoever may use a jurisdiction’s key is of its account, and reaches it through services of its Regions alone.',
    mend: 'hold the statement to the account (kms:CallerAccount) and to services of the jurisdiction’s Regions (kms:ViaService): lib/stacks/key-use-statements.ts',
    openings: (statement, view, boundaries) => [
      ...policyOpenings(statement, view, boundaries),
      ...viaServicesAbroad(statement, view),
    ],
  },
  {
    kind: 'endpoint-policy',
    name: 'open-endpoint-policy',
    claim:
      'Through a private endpoint passes only what is asked by, or of, the jurisdiction’s account, but for images that are fetched and answers to CloudFormation.',
    mend: 'hold the statement to aws:PrincipalAccount or aws:ResourceAccount: lib/stacks/endpoint-policy.ts',
    openings: endpointOpenings,
  },
];

/** Rules about whom a policy lets in. */
export const policyRules: readonly Rule<ResidencyInput>[] = rows.map((row) => ({
  name: row.name,
  claim: row.claim,
  check: ({ inventory, boundaries }) => {
    const policies = listPolicies(inventory, row.kind);
    return {
      checked: policies.length,
      findings: policies.flatMap((policy) => faults(policy, row, { inventory, boundaries })),
    };
  },
}));

interface Ground {
  readonly inventory: Inventory;
  readonly boundaries: readonly Boundary[];
}

function faults(policy: PlacedPolicy, row: PolicyRow, { inventory, boundaries }: Ground): readonly Finding[] {
  const { resource, property, statements } = policy;
  const home = homeOf(resource.stack.region, boundaries);
  if (home === undefined) return [];
  const view = { stack: resource.stack, landmarks: indexPlaces(inventory), home };
  const place = placeOf(resource);
  const here = showPlace({ ...place, region: place.region ?? resource.stack.region }, boundaries);
  return statements.flatMap((statement) =>
    row.openings(statement, view, boundaries).map(({ who }) => ({
      rule: row.name,
      severity: 'error',
      at: resourceLocation(resource, `${property}.Statement.${statement.index}`),
      message: `${here} is open to ${who}, for ${statement.actions.join(', ')}; allowed: the account of ${home.name} (${home.account ?? 'the one it is deployed to'})`,
      mend: row.mend,
      move: { from: here, to: who },
    })),
  );
}
