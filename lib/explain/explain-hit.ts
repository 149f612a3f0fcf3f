import type { Leaf } from '#address';
import { type CapacityPlan, type ExplainedLine, explainPool, poolName } from '#capacity';
import { belongingOf } from './belonging-of';
import { type ExplainedField, explainField, fieldText, type WrittenBlueprint } from './blueprint-value';
import type { Explained, ExplainedFact, ExplainedStep } from './explained';
import type { Hit } from './find-hits';
import type { Origin } from './origin';
import { type PlanStep, planSteps } from './plan-step';
import { originOf } from './register';
import { thingKinds } from './thing-kinds';

/** Facts of a thing that are told; the rest is counted. */
const mostFacts = 24;

/** What a Topology was resolved from. */
export interface Source extends WrittenBlueprint {
  readonly plan: CapacityPlan;
}

/** What something is and where it comes from. */
export function explainHit(hit: Hit, source: Source): Omit<Explained, 'places' | 'others'> {
  const told = toldFacts(hit);
  const facts = told.map((leaf) => explainFact(leaf, hit, source));
  return {
    subject: {
      kind: hit.kind,
      name: nameOf(hit),
      address: hit.address,
      jurisdiction: hit.jurisdiction,
      region: hit.region,
    },
    facts,
    furtherFacts: hit.leaves.length - told.length,
    fields: unique(told.flatMap((leaf) => fieldsOf(leaf, originOf(leaf.pattern).fields, source))),
    steps: stepsOf(told, source),
  };
}

/** What a thing is called, or what identifies it; a fact by the names of its fields. */
export function nameOf({ address, pattern, leaves }: Hit): string {
  const names = thingKinds[pattern]?.names ?? [];
  const naming = leaves.find((leaf) => names.some((name) => leaf.address === `${address}.${name}`));
  if (naming !== undefined) return String(naming.value);
  const [last] = leaves[0]?.elements.slice(-1) ?? [];
  return last?.address === address ? last.identity : address.slice((last?.address.length ?? -1) + 1);
}

/** What its kind tells first; else its own facts, before those of elements of its lists. */
function toldFacts({ address, pattern, leaves }: Hit): readonly Leaf[] {
  const order = thingKinds[pattern]?.facts ?? [];
  if (order.length > 0) {
    return order.flatMap((name) => leaves.filter((leaf) => leaf.address === `${address}.${name}`));
  }
  const own = leaves.filter((leaf) => !leaf.address.slice(address.length).includes('['));
  return (own.length > 0 ? own : leaves).slice(0, mostFacts);
}

function explainFact(leaf: Leaf, hit: Hit, source: Source): ExplainedFact {
  const origin = originOf(leaf.pattern);
  const isWhole = leaf.address === hit.address;
  return {
    name: isWhole ? nameOf(hit) : leaf.address.slice(hit.address.length + 1),
    address: leaf.address,
    value: leaf.value,
    from: kindOf(origin),
    how: origin.how,
    fields: fieldsOf(leaf, origin.fields, source).map(({ path }) => path),
    source: origin.source,
  };
}

function kindOf({ steps, fields, how }: Origin): ExplainedFact['from'] {
  if (steps.length > 0) return 'plan';
  return fields.length > 0 && how.startsWith('as the blueprint has it') ? 'blueprint' : 'convention';
}

function fieldsOf(leaf: Leaf, fields: readonly string[], source: Source): readonly ExplainedField[] {
  const belonging = belongingOf(leaf, source.blueprint);
  return fields.flatMap((field) => explainField(field, belonging, source));
}

function unique(fields: readonly ExplainedField[]): readonly ExplainedField[] {
  return [...new Map(fields.map((field) => [field.path, field])).values()];
}

/** Each step once, with the lines of all facts that are its results. */
function stepsOf(told: readonly Leaf[], source: Source): readonly ExplainedStep[] {
  const steps = new Map<PlanStep, Leaf[]>();
  for (const leaf of told) {
    for (const step of originOf(leaf.pattern).steps) steps.set(step, [...(steps.get(step) ?? []), leaf]);
  }
  return [...steps].map(([step, leaves]) => {
    const [first] = leaves;
    const { what, fields } = planSteps[step];
    const names = new Set(leaves.flatMap((leaf) => originOf(leaf.pattern).lines));
    return {
      step,
      what,
      fields: first === undefined ? [] : fields.map((field) => fieldText(field, belongingOf(first, source.blueprint))),
      ...arithmeticOf(first, names, source),
    };
  });
}

function arithmeticOf(
  leaf: Leaf | undefined,
  names: ReadonlySet<string>,
  { plan, blueprint }: Source,
): { readonly pool: string | null; readonly lines: readonly ExplainedLine[] } {
  const model = leaf === undefined ? null : belongingOf(leaf, blueprint).model;
  const pool = plan.pools.find((entry) => entry.region === leaf?.region && entry.model === model);
  if (pool === undefined) return { pool: null, lines: [] };
  const lines = explainPool(blueprint, pool).sections.flatMap((section) => section.lines);
  return { pool: poolName(pool), lines: lines.filter(({ name }) => names.has(name)) };
}
