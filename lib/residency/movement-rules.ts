import type { Inventory, PlacedResource, Rule } from '#evidence';
import { drawGraph } from './draw-graph';
import { judgeMovement } from './judge-movement';
import { awsRegister } from './register-aws';
import type { MovementKind } from './registered-type';
import type { ResidencyInput } from './residency-input';

interface MovementRow {
  readonly kind: MovementKind;
  readonly name: string;
  readonly claim: string;
  readonly mend: string;
}

const rows: readonly MovementRow[] = [
  {
    kind: 'replica',
    name: 'replica-leaves',
    claim: 'No table, key or secret has a replica, a witness or a primary outside of its jurisdiction.',
    mend: 'take the Region out of the replicas; one that belongs to the jurisdiction is added in the blueprint, at jurisdictions.<name>.regions',
  },
  {
    kind: 'copy',
    name: 'copy-leaves',
    claim:
      'No bucket or cache is copied, listed, redirected or restored to or from a place outside of its jurisdiction.',
    mend: 'point the copy at a bucket, account and key of the same jurisdiction, or remove it',
  },
  {
    kind: 'subscription',
    name: 'subscription-leaves',
    claim: 'No topic or alert manager delivers to a place outside of its jurisdiction.',
    mend: 'subscribe something of the same jurisdiction, by its ARN, or remove the subscription',
  },
  {
    kind: 'event',
    name: 'event-leaves',
    claim: 'No event, alarm, notification or dead letter goes to a place outside of its jurisdiction.',
    mend: 'send it to a target of the same jurisdiction, by its ARN or a reference',
  },
  {
    kind: 'log',
    name: 'log-leaves',
    claim: 'No log is delivered outside of the jurisdiction in which it is written.',
    mend: 'deliver it to a log group or bucket of the same jurisdiction',
  },
  {
    kind: 'consumer',
    name: 'consumer-abroad',
    claim: 'No stream, queue or table is read from outside of its jurisdiction.',
    mend: 'read only what stands in the jurisdiction of the reader, or move the reader',
  },
  {
    kind: 'environment',
    name: 'environment-leaves',
    claim:
      'No function, layer, node, add-on or dashboard is told of, or loaded from, a place outside of its jurisdiction.',
    mend: 'name a place of the same jurisdiction, by its ARN or a reference',
  },
  {
    kind: 'encryption',
    name: 'foreign-encryption-key',
    claim: 'Everything that is encrypted is encrypted with a key of its own jurisdiction.',
    mend: 'encrypt with the key of the jurisdiction in the Region of the resource: lib/stacks/regional-key.ts',
  },
  {
    kind: 'network',
    name: 'network-leaves',
    claim:
      'No peering connection, route, endpoint, security group or load balancer joins a network outside of its jurisdiction.',
    mend: 'join networks of one jurisdiction only: the other end must lie in one of its Regions and in its account',
  },
  {
    kind: 'delegation',
    name: 'foreign-delegation',
    claim: 'No role, function or principal outside of a jurisdiction acts in its clusters and functions.',
    mend: "name a role or function of the jurisdiction's own account",
  },
  {
    kind: 'dns',
    name: 'dns-leaves',
    claim: 'No record, private zone or health check names a place outside of its jurisdiction.',
    mend: 'let the record, zone or health check name load balancers, networks and alarms of the same jurisdiction',
  },
  {
    kind: 'accelerator',
    name: 'accelerator-spans',
    claim: 'No accelerator has a listener, endpoint group or endpoint outside of its jurisdiction.',
    mend: 'give each jurisdiction an accelerator of its own: jurisdictions.<name>.edge in the blueprint',
  },
];

/** Rules about the ways out of a place, one for each kind of movement that a property can make. */
export const movementRules: readonly Rule<ResidencyInput>[] = rows.map(({ kind, name, claim, mend }) => ({
  name,
  claim,
  check: ({ inventory, boundaries }) => ({
    checked: resourcesThatMove(inventory, kind).length,
    findings: drawGraph(inventory)
      .movements.filter((movement) => movement.kind === kind)
      .flatMap((movement) => judgeMovement(movement, { rule: name, mend, boundaries })),
  }),
}));

/** Resources that can make such a movement: all of them are looked at, also those that make none. */
function resourcesThatMove({ resources }: Inventory, kind: MovementKind): readonly PlacedResource[] {
  const types = new Set(
    awsRegister.filter(({ moves }) => moves.some(({ movement }) => movement === kind)).map(({ type }) => type),
  );
  return resources.filter(({ type }) => types.has(type));
}
