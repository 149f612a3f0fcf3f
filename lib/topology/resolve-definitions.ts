import type { ModelPool } from './model-pool';
import type { PickerDialect } from './picker';

/** What a picker of each dialect reads: its pool, and how important a request is. */
const definitionsOf: Readonly<Record<PickerDialect, readonly string[]>> = {
  'llm-d': ['inferencepools.inference.networking.k8s.io', 'inferenceobjectives.llm-d.ai'],
  gaie: ['inferencepools.inference.networking.k8s.io', 'inferenceobjectives.inference.networking.x-k8s.io'],
};

/** Definitions that come with no Helm chart: those of the pools' endpoint pickers. */
export function resolveDefinitions(pools: readonly ModelPool[]): string[] {
  return [...new Set(pools.flatMap(({ picker }) => definitionsOf[picker.dialect]))];
}
