/** Something that happens, or that is changed, and of which one asks what it would do. */
export type Scenario =
  /** A whole Region is gone; its traffic goes to the others of its jurisdiction. */
  | { readonly kind: 'region-loss'; readonly region: string }
  /** One zone of a Region is gone, and with it a third of the nodes. */
  | { readonly kind: 'az-loss'; readonly zone: string; readonly region: string }
  /** Nodes full of one pool's replicas are gone. */
  | { readonly kind: 'node-loss'; readonly region: string; readonly model: string; readonly nodes: number }
  /** Traffic multiplies everywhere. */
  | { readonly kind: 'spike'; readonly factor: number }
  /** All spot nodes are gone, and none are to be had. */
  | { readonly kind: 'spot-drought' }
  /** The plan is made anew with another `capacity.spotShare`. */
  | { readonly kind: 'spot-share'; readonly share: number };

export type ScenarioKind = Scenario['kind'];

/** What scenarios may name. */
export interface ScenarioPlaces {
  readonly regions: readonly { readonly name: string; readonly zones: readonly string[] }[];
  /** Pools as `region/model`. */
  readonly pools: readonly string[];
}

/** Forms in which scenarios are written, as help and errors show them. */
export const scenarioForms: Readonly<Record<ScenarioKind, string>> = {
  'region-loss': 'region-loss=REGION',
  'az-loss': 'az-loss=ZONE',
  'node-loss': 'node-loss=REGION/MODEL[:NODES]',
  spike: 'spike=FACTORx',
  'spot-drought': 'spot-drought',
  'spot-share': 'spot-share=SHARE',
};

/** A scenario as it is written. */
export function formatScenario(scenario: Scenario): string {
  switch (scenario.kind) {
    case 'region-loss':
      return `region-loss=${scenario.region}`;
    case 'az-loss':
      return `az-loss=${scenario.zone}`;
    case 'node-loss':
      return `node-loss=${scenario.region}/${scenario.model}${scenario.nodes === 1 ? '' : `:${scenario.nodes}`}`;
    case 'spike':
      return `spike=${scenario.factor}x`;
    case 'spot-drought':
      return 'spot-drought';
    case 'spot-share':
      return `spot-share=${scenario.share}`;
  }
}
