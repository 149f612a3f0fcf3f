import type { Inventory, PlacedObject } from '#evidence';
import { oncePerInventory } from './once-per-inventory';

/** An object as one line of JSON. Regions hold the same objects: what holds of a text holds of all of them. */
export interface ObjectText {
  readonly object: PlacedObject;
  readonly text: string;
}

export const objectTexts = oncePerInventory(({ objects }: Inventory): readonly ObjectText[] =>
  objects.map((object) => ({ object, text: JSON.stringify(object.object) })),
);
