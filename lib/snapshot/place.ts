/** Where a fact holds: in a Region, or in a jurisdiction as a whole. */
export interface Place {
  readonly jurisdiction: string;
  /** Null: the jurisdiction as a whole. */
  readonly region: string | null;
  /** How many Regions the jurisdiction has. */
  readonly regions: number;
}

export interface Placed<Value> {
  readonly place: Place;
  readonly value: Value;
}
