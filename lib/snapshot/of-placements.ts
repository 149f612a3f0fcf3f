import type { ModelPool, Placement } from '#topology';
import type { Fact } from './fact';

/** A fact of the base pods; those of burst are named where they differ from it, those of headroom where they differ from burst's. */
export function ofPlacements(
  { base, burst, headroom }: Pick<ModelPool, 'base' | 'burst' | 'headroom'>,
  tell: (placement: Placement) => Fact,
): Fact {
  const ofBase = tell(base.placement);
  const ofBurst = burst === null ? ofBase : tell(burst.placement);
  const ofHeadroom = headroom === null ? ofBurst : tell(headroom.placement);
  if (areEqual(ofBase, ofBurst) && areEqual(ofBurst, ofHeadroom)) return ofBase;
  return {
    base: ofBase,
    ...(areEqual(ofBase, ofBurst) ? {} : { burst: ofBurst }),
    ...(areEqual(ofBurst, ofHeadroom) ? {} : { headroom: ofHeadroom }),
  };
}

function areEqual(one: Fact, other: Fact): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
