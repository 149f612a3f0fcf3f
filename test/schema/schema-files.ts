import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DefinitionFile } from '#charts/imports/generator/definition-file';
import type { KubernetesFile } from '#charts/imports/generator/kubernetes-file';

/** The generated schemas: custom resources, and the kinds of Kubernetes itself. */
export interface SchemaFiles {
  readonly definitions: readonly DefinitionFile[];
  readonly kubernetes: KubernetesFile;
}

export const schemaFolder = join(__dirname, '../../charts/imports/schemas');

const builtIn = 'kubernetes.json';

export function schemaFiles(): SchemaFiles {
  const read = (name: string) => JSON.parse(readFileSync(join(schemaFolder, name), 'utf8'));
  return {
    definitions: readdirSync(schemaFolder)
      .filter((name) => name !== builtIn)
      .sort()
      .map((name) => read(name) as DefinitionFile),
    kubernetes: read(builtIn) as KubernetesFile,
  };
}
