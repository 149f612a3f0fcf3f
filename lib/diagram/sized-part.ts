import type { Part } from './drawing';
import type { Layers } from './layers';
import type { Size } from './placed';

/** A part with the room that it needs at least. */
export interface SizedPart extends Size {
  readonly part: Part;
  /** Of a group. */
  readonly parts: readonly SizedPart[];
  /** Of a group in layers. */
  readonly layers: Layers | null;
}
