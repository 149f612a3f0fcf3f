import { type Inventory, once, type PlacedObject } from '#evidence';

/** An object as one line of JSON. Regions hold the same objects: what holds of a text holds of all of them. */
export interface ObjectText {
  readonly object: PlacedObject;
  readonly text: string;
}

export const objectTexts = once(({ objects }: Inventory): readonly ObjectText[] =>
  objects.map((object) => ({ object, text: JSON.stringify(object.object) })),
);
