import type { Evidence } from '#evidence';
import { type Open, resourceIn } from './edit';

/** A change of the properties of the first resource of a type in a stack whose id or path holds a text. */
export function changed(stack: string, type: string, holding: string, change: (properties: Open) => void) {
  return (copy: Evidence) => change(resourceIn(copy, stack, type, holding).Properties);
}
