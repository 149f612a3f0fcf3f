import type { Definition } from './definition';
import type { ModelPool } from './model-pool';
import type { PickerDialect } from './picker';

const licence = 'Apache-2.0';
const pools: Definition = {
  name: 'inferencepools.inference.networking.k8s.io',
  version: 'v1.5.0',
  licence,
  purpose: 'the engines among which a pool’s picker chooses',
};
const purpose = 'how important a request is to a pool’s picker';

/** What a picker of each dialect reads: its pool, and how important a request is. */
const definitionsOf: Readonly<Record<PickerDialect, readonly Definition[]>> = {
  'llm-d': [pools, { name: 'inferenceobjectives.llm-d.ai', version: 'v0.10.0', licence, purpose }],
  gaie: [pools, { name: 'inferenceobjectives.inference.networking.x-k8s.io', version: 'v1.5.0', licence, purpose }],
};

/** Definitions that come with no Helm chart: those of the pools' endpoint pickers. */
export function resolveDefinitions(modelPools: readonly ModelPool[]): Definition[] {
  return [...new Set(modelPools.flatMap(({ picker }) => definitionsOf[picker.dialect]))];
}
