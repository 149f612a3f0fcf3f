import { type ManifestFile, renderManifests } from '#charts';
import { accountPlaceholder } from '#topology';
import { refusing } from './check-failed-error';
import type { ResolvedDeployment } from './resolve-blueprints';
import type { ManifestFolder } from './write-manifests';

/** A deployment with its manifests, in memory. */
export interface RenderedDeployment extends ResolvedDeployment {
  readonly files: readonly ManifestFile[];
}

/**
 * Renders the manifests of a deployment.
 *
 * @throws CheckFailedError naming a file that must not be written, before anything is
 */
export function renderDeployment(resolved: ResolvedDeployment): RenderedDeployment {
  return { ...resolved, files: refusing(() => renderManifests(resolved.topology)) };
}

/** Whether a file holds the literal `ACCOUNT_ID`, since the blueprint names no account. */
export function holdsPlaceholder({ files }: RenderedDeployment): boolean {
  return files.some(({ yaml }) => yaml.includes(accountPlaceholder));
}

export function manifestFolder({ topology, files }: RenderedDeployment): ManifestFolder {
  return { deployment: topology.deployment.name, files };
}
