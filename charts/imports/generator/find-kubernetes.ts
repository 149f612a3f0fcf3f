import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_IN_KINDS, KUBERNETES } from './built-in-kinds';
import { downloadModule } from './find-module';
import { goEnums } from './go-enums';
import { type KubernetesFile, kubernetesFile, type OpenApiDocument, openApiFileName } from './kubernetes-file';

/** The generated Go source of the OpenAPI, in the same module. */
const GO_SOURCE = 'pkg/generated/openapi/zz_generated.openapi.go';

/** The schemas of the built-in kinds from the pinned release of Kubernetes, or why there are none. */
export function findKubernetes(): { readonly file: KubernetesFile } | { readonly reason: string } {
  const module = downloadModule(KUBERNETES);
  if ('reason' in module) return module;
  const read = (path: string) => readFileSync(join(module.directory, path), 'utf8');
  const documents = Object.keys(BUILT_IN_KINDS).map((apiVersion): [string, OpenApiDocument] => [
    apiVersion,
    JSON.parse(read(join(KUBERNETES.folder, openApiFileName(apiVersion)))) as OpenApiDocument,
  ]);
  return { file: kubernetesFile(Object.fromEntries(documents), goEnums(read(GO_SOURCE))) };
}
