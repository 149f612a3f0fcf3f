import type { Region } from '#topology';
import { batchFiles } from './batch-files';
import { definitionFiles } from './definition-files';
import { gatewayFiles } from './gateway-files';
import type { ManifestFile } from './manifest-file';
import { modelFiles } from './model-files';
import { namespaceFiles } from './namespace-files';
import { nodeFiles } from './node-files';
import { observabilityFiles } from './observability-files';
import { policyFiles } from './policy-files';
import { scalingFiles } from './scaling-files';
import { secretFiles } from './secret-files';

/** The manifests of one Region's cluster, in the order in which they are applied. */
export function regionFiles(region: Region): readonly ManifestFile[] {
  return [
    ...namespaceFiles(region),
    ...definitionFiles(region),
    ...secretFiles(region),
    ...policyFiles(region),
    ...nodeFiles(region),
    ...modelFiles(region),
    ...scalingFiles(region),
    ...gatewayFiles(region),
    ...observabilityFiles(region),
    ...batchFiles(region),
  ];
}
