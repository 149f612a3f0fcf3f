/** Where a figure comes from and how old it is. Figures without both are not in this catalogue. */
export interface Provenance {
  /** Repository and revision, page or document in which the figure was read. */
  readonly source: string;
  /** Date of the source, as exact as it is known; `unverified` where no primary source was seen. */
  readonly asOf: string;
}

/** A row of facts together with where they come from. */
export type Sourced<T> = T & Provenance;

/** Gives every row of a block the one source that they share. */
export function fromSource<T extends object>(provenance: Provenance, rows: readonly T[]): readonly Sourced<T>[] {
  return rows.map((row) => Object.freeze({ ...row, ...provenance }));
}

/** Whether no primary source was seen for a figure: a plan that rests on it should say so. */
export function isUnverified(fact: Provenance): boolean {
  return fact.asOf.startsWith('unverified');
}
