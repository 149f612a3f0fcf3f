import { ApiObject, type ApiObjectProps } from 'cdk8s';
import type { Region } from '#topology';
import { chartFile } from './chart-file';
import { concerns } from './concerns';
import { expandDefinition } from './imports/generator/expand-definition';
import inferenceObjectivesGaie from './imports/schemas/inferenceobjectives.inference.networking.x-k8s.io.json';
import inferenceObjectivesLlmD from './imports/schemas/inferenceobjectives.llm-d.ai.json';
import inferencePools from './imports/schemas/inferencepools.inference.networking.k8s.io.json';
import type { ManifestFile } from './manifest-file';

/** Definitions that no Helm chart brings, by the names that Kubernetes gives to them. */
const definitions = new Map(
  [inferencePools, inferenceObjectivesLlmD, inferenceObjectivesGaie].map((file) => [
    `${file.names.plural}.${file.group}`,
    file,
  ]),
);

/** The definitions of the endpoint pickers: their release is a file of manifests, so they come from here, before all components. */
export function definitionFiles({ name: region, definitions: wanted }: Region): readonly ManifestFile[] {
  return wanted.map(({ name }) =>
    chartFile({ region, concern: concerns.definitions, name }, (chart) => {
      const file = definitions.get(name);
      if (file === undefined) throw new Error(`no definition "${name}"; have: ${[...definitions.keys()].join(', ')}`);
      // an object of its own type, which its generator leaves open
      new ApiObject(chart, name, expandDefinition(file) as unknown as ApiObjectProps);
    }),
  );
}
