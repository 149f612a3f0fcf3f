import { type Evidence, type Inventory, takeInventory } from '#evidence';
import { BadInputError } from './bad-input-error';

/**
 * What stands in rendered files. A template may hold manifests and values as text, and that text may be anything.
 *
 * @throws BadInputError naming a template whose manifest or values are no JSON
 */
export function inventoryOf(evidence: Evidence): Inventory {
  try {
    return takeInventory(evidence);
  } catch (error) {
    throw new BadInputError(error instanceof Error ? error.message : String(error));
  }
}
