import type { Blueprint, JurisdictionBlueprint, RegionBlueprint } from '#blueprint';
import type { CapacityPlan } from '#capacity';
import { accountPlaceholder } from './topology';

/** What every part of a jurisdiction is resolved from. */
export interface JurisdictionContext {
  readonly blueprint: Blueprint;
  readonly plan: CapacityPlan;
  readonly name: string;
  readonly jurisdiction: JurisdictionBlueprint;
  /** The jurisdiction's account, or the placeholder for one. */
  readonly account: string;
  readonly isProduction: boolean;
}

/** What every part of a Region is resolved from. */
export interface RegionContext extends JurisdictionContext {
  readonly region: RegionBlueprint;
  /** `<deployment>-<region>`, with which the names of regional things begin. */
  readonly prefix: string;
}

export function jurisdictionContext(blueprint: Blueprint, plan: CapacityPlan, name: string): JurisdictionContext {
  const jurisdiction = blueprint.jurisdictions[name];
  if (jurisdiction === undefined) throw new Error(`topology: jurisdiction ${name} is missing from a checked blueprint`);
  return {
    blueprint,
    plan,
    name,
    jurisdiction,
    account: jurisdiction.account ?? accountPlaceholder,
    isProduction: blueprint.kind === 'production',
  };
}

export function regionContext(context: JurisdictionContext, region: RegionBlueprint): RegionContext {
  return { ...context, region, prefix: `${context.blueprint.name}-${region.name}` };
}
