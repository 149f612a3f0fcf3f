import { compareLeaves, type LeafDifference } from '#address';
import type { BlueprintInput } from '#blueprint';
import type { Origin, Origins } from '#lib/explain/origin';
import { type PlanStep, planSteps } from '#lib/explain/plan-step';
import type { Topology } from '#topology';
import type { BlueprintEdit } from './blueprint-edits';
import { editedTopology, factsBefore } from './edited-topology';

/** What an edit of the blueprint did to the Topology, by the names of the facts' fields. */
export interface Effect {
  /** Fields that the edit changed. */
  readonly fields: readonly string[];
  /** Facts that have another value than before. */
  readonly changed: ReadonlySet<string>;
  /** Those, and facts that were not there before or are not there any more. */
  readonly touched: ReadonlySet<string>;
}

/** Does each edit, and looks what became of the facts. */
export function effectsOf(blueprint: BlueprintInput, edits: readonly BlueprintEdit[]): readonly Effect[] {
  const bases = new Map<string, Topology>();
  return edits.map((edit) => {
    const key = JSON.stringify(edit.given ?? {});
    const before = bases.get(key) ?? editedTopology(blueprint, { field: '', given: edit.given ?? {} });
    bases.set(key, before);
    return effectOf(edit, before, editedTopology(blueprint, edit));
  });
}

function effectOf(edit: BlueprintEdit, before: Topology, after: Topology): Effect {
  const found = edit.rename === undefined ? compareLeaves(before, after) : renamedLeaves(edit.rename, before, after);
  return {
    fields: [edit.field, ...(edit.also ?? [])],
    changed: new Set(found.filter(({ kind }) => kind === 'changed').map(({ pattern }) => pattern)),
    touched: new Set(found.map(({ pattern }) => pattern)),
  };
}

type Difference = Pick<LeafDifference, 'pattern' | 'kind'>;

/** As `compareLeaves`, of what bears a new name too. */
function renamedLeaves(rename: BlueprintEdit['rename'], before: Topology, after: Topology): readonly Difference[] {
  const [old, fresh] = [factsBefore(before, undefined), factsBefore(after, rename)];
  const differing = [...old].flatMap(([address, { pattern, value }]): readonly Difference[] => {
    const then = fresh.get(address);
    if (then === undefined) return [{ pattern, kind: 'removed' }];
    return JSON.stringify(then.value) === JSON.stringify(value) ? [] : [{ pattern, kind: 'changed' }];
  });
  const added = [...fresh].filter(([address]) => !old.has(address));
  return [...differing, ...added.map(([, { pattern }]): Difference => ({ pattern, kind: 'added' }))];
}

/** Facts that an edit changed, though their origin names none of the fields, as `fact <- field`. */
export function unclaimed(effects: readonly Effect[], originOf: (pattern: string) => Origin): readonly string[] {
  return effects.flatMap(({ fields, changed }) =>
    [...changed].flatMap((pattern) => {
      const { fields: own, steps } = originOf(pattern);
      const claims = [...own, ...steps.flatMap((step) => planSteps[step].fields)];
      const isClaimed = fields.some((field) => claims.some((claim) => speaksFor(claim, field)));
      return isClaimed ? [] : [`${pattern} <- ${fields[0]}`];
    }),
  );
}

/** Fields that a line of the register names, though no edit of them does anything to the line's facts, as `line <- field`. */
export function untrue(
  effects: readonly Effect[],
  origins: Origins,
  lineOf: (pattern: string) => { readonly name: string },
): readonly string[] {
  const touched = touchedBy(effects, (pattern) => [lineOf(pattern).name]);
  return Object.entries(origins).flatMap(([name, origin]) =>
    origin.fields.filter((claim) => !isShown(touched.get(name), claim)).map((claim) => `${name} <- ${claim}`),
  );
}

/** The same of the steps of the plan. */
export function untrueSteps(effects: readonly Effect[], originOf: (pattern: string) => Origin): readonly string[] {
  const touched = touchedBy(effects, (pattern) => originOf(pattern).steps);
  return Object.entries(planSteps).flatMap(([step, { fields }]) =>
    fields.filter((claim) => !isShown(touched.get(step as PlanStep), claim)).map((claim) => `${step} <- ${claim}`),
  );
}

/** For each line or step the fields whose edits touch one of its facts. */
function touchedBy(
  effects: readonly Effect[],
  groupsOf: (pattern: string) => readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>();
  for (const { fields, touched } of effects) {
    for (const group of [...touched].flatMap(groupsOf)) {
      const known = groups.get(group) ?? new Set();
      groups.set(group, known);
      for (const field of fields) known.add(field);
    }
  }
  return groups;
}

function isShown(fields: ReadonlySet<string> | undefined, claim: string): boolean {
  return [...(fields ?? [])].some((field) => speaksFor(claim, field));
}

/** Whether a field that an origin names is the one that was changed, or holds it; keys and lists of Regions speak for themselves. */
function speaksFor(claim: string, field: string): boolean {
  if (claim.replace('[*]', '[<region>]') === field) return true;
  return !/(?:>|\.regions)$/.test(claim) && field.startsWith(`${claim}.`);
}
