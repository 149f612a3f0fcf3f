import type { Region } from '#topology';
import { reachedPools } from './reached-pools';

/** What dashed boxes and ways say of themselves, below a picture of a Region that has some; null: it has none. */
export function plannedCaption(region: Region): string | null {
  const hasGuard = region.gateway.guard !== null || reachedPools(region).length < region.modelPools.length;
  return hasGuard ? 'Dashed: planned. What it must do is settled; no code does it yet.' : null;
}
