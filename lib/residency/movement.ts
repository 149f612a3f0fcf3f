import type { PlacedResource } from '#evidence';
import type { Place } from './place';
import type { MovementKind } from './registered-type';

/** A way of data from one place to another, or of another into it: an edge of the graph. */
export interface Movement {
  readonly kind: MovementKind;
  readonly from: Place;
  /** Null when what the property names cannot be resolved. */
  readonly to: Place | null;
  /** What the property names, as it stands there. */
  readonly shown: string;
  readonly resource: PlacedResource;
  /** Path of the property below `Properties`. */
  readonly property: string;
}
