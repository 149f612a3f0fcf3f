/** Prices of the same thing bought two ways, and the part that is bought as spot. */
export interface SpotBlend {
  readonly onDemandUsdPerHour: number;
  readonly spotUsdPerHour: number;
  /** 0-1. */
  readonly spotShare: number;
}

/** Less than this, USD an hour, is nothing to take a share of: dividing by it says nothing and may overflow. */
export const leastUsdPerHour = 1e-6;

/** Mean price: spot share x spot + (1 - spot share) x on-demand. */
export function blendedUsdPerHour({ onDemandUsdPerHour, spotUsdPerHour, spotShare }: SpotBlend): number {
  return spotShare * spotUsdPerHour + (1 - spotShare) * onDemandUsdPerHour;
}

/** Part saved against all on-demand: spot share x (1 - spot / on-demand); 0 where on-demand costs next to nothing. */
export function spotSavingShare({ onDemandUsdPerHour, spotUsdPerHour, spotShare }: SpotBlend): number {
  return onDemandUsdPerHour < leastUsdPerHour ? 0 : spotShare * (1 - spotUsdPerHour / onDemandUsdPerHour);
}
