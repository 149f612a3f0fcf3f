/** What there is to know about a Kubernetes kind before an object of it may be rendered: its line in the register. */
export interface RegisteredKind {
  /** API group, without the version; empty for the core. */
  readonly group: string;
  readonly kind: string;
  readonly judgement: 'holds' | 'moves' | 'neither';
  /** What data that is, or why there is none. */
  readonly why: string;
  /** Fields through which data leaves the cluster or is fetched into it. A kind that moves has some. */
  readonly moves: readonly MovingField[];
}

/** A field that says where to. */
export interface MovingField {
  /** Keys with dots between them; `*` stands for every item of a list and every key of an object. */
  readonly path: string;
  /** The rule that reads it. */
  readonly rule: ClusterRuleName;
}

/** Rules that judge where Kubernetes objects lead. */
export type ClusterRuleName =
  | 'foreign-account'
  | 'foreign-backend'
  | 'foreign-cluster'
  | 'foreign-egress'
  | 'foreign-host'
  | 'foreign-region'
  | 'foreign-sink'
  | 'route-order';

type Line = readonly [apiKind: string, why: string];

/** A kind that keeps data, and the fields through which it may reach others. */
export function holdsData(line: Line, ...moves: readonly MovingField[]): RegisteredKind {
  return { ...named(line), judgement: 'holds', moves };
}

/** A kind that keeps nothing and connects places. */
export function movesData(line: Line, ...moves: readonly MovingField[]): RegisteredKind {
  return { ...named(line), judgement: 'moves', moves };
}

/** A kind that neither keeps data nor moves it. */
export function neitherOf(...line: Line): RegisteredKind {
  return { ...named(line), judgement: 'neither', moves: [] };
}

/** Fields that one rule reads. */
export function readBy(rule: ClusterRuleName, ...paths: readonly string[]): readonly MovingField[] {
  return paths.map((path) => ({ path, rule }));
}

/** `apps/Deployment`; the core's kinds have no group before them. */
function named([apiKind, why]: Line): Pick<RegisteredKind, 'group' | 'kind' | 'why'> {
  const [kind = '', group = ''] = apiKind.split('/').reverse();
  return { group, kind, why };
}
