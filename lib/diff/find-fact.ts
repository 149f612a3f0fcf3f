import type { Topology } from '#topology';
import { deploymentFacts, governanceFacts } from './deployment-facts';
import { type Fact, type FieldsOf, fact, type Thing, thing } from './fact';
import { jurisdictionFacts } from './jurisdiction-facts';

/** What is said of every fact of a Topology. What stands in no line here is never taken for explained. */
const topologyFacts: FieldsOf<Topology> = {
  version: fact('availability', { words: 'version of the Topology' }),
  deployment: deploymentFacts,
  governance: governanceFacts,
  jurisdictions: thing('jurisdiction', { group: 'residency', holds: 'its data is' }, jurisdictionFacts),
};

/** Things without their fields' types, as they are looked up. */
export type AnyThing = Thing<unknown>;

/** Where a pattern leads in the register. */
export interface KnownFact {
  readonly said: Fact | AnyThing;
  /** Things on the way to it, outermost first; it is among them when it is one. */
  readonly things: readonly { readonly thing: AnyThing; readonly pattern: string }[];
  /** Fields from the innermost thing to the line of the register. */
  readonly path: readonly string[];
  /** Fields below the line, of a part whose fields are all of a kind. */
  readonly below: readonly string[];
}

const known = new Map<string, KnownFact | null>();

/** What is said of a fact, by its pattern; null: nothing, the register has no line for it. */
export function findFact(pattern: string): KnownFact | null {
  const found = known.get(pattern);
  if (found !== undefined) return found;
  const looked = lookUp(pattern);
  known.set(pattern, looked);
  return looked;
}

type Node = Fact | AnyThing | Readonly<Record<string, unknown>>;

function lookUp(pattern: string): KnownFact | null {
  const things: KnownFact['things'][number][] = [];
  let node: Node = topologyFacts;
  let path: string[] = [];
  const deeper: string[] = [];
  let at = '';
  for (const field of pattern.split('.')) {
    at = at === '' ? field : `${at}.${field}`;
    if (isFact(node)) {
      deeper.push(field);
      continue;
    }
    path.push(field);
    const below = fieldsOf(node)[field] as Node | undefined;
    if (below === undefined) return null;
    node = below;
    if (isThing(node)) {
      things.push({ thing: node, pattern: at });
      path = [];
    }
  }
  return isFact(node) || isThing(node) ? { said: node, things, path, below: deeper } : null;
}

function fieldsOf(node: Node): Readonly<Record<string, unknown>> {
  return (isThing(node) ? node.fields : node) as Readonly<Record<string, unknown>>;
}

function isFact(node: Node): node is Fact {
  return node.kind === 'fact';
}

export function isThing(node: Node): node is AnyThing {
  return node.kind === 'thing';
}
