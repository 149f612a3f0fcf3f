import { type ManifestFile, renderManifests } from '#charts';
import { accountPlaceholder, servicesImagePlaceholder, type Topology } from '#topology';
import { refusing } from './check-failed-error';
import type { ResolvedDeployment } from './resolve-blueprints';
import type { ManifestFolder } from './write-manifests';

/** The manifests of a deployment, in memory. */
interface Rendered {
  readonly files: readonly ManifestFile[];
}

/** A deployment with its manifests, in memory. */
export type RenderedDeployment = ResolvedDeployment & Rendered;

/**
 * Renders the manifests of a deployment.
 *
 * @throws CheckFailedError naming a file that must not be written, before anything is
 */
export function renderDeployment<Resolved extends { readonly topology: Topology }>(
  resolved: Resolved,
): Resolved & Rendered {
  return { ...resolved, files: refusing(() => renderManifests(resolved.topology)) };
}

/** Whether a file holds the literal `ACCOUNT_ID`, since the blueprint names no account. */
export function lacksAccount(rendered: Rendered): boolean {
  return holds(rendered, accountPlaceholder);
}

/** Whether a file holds the literal `SERVICES_IMAGE`, since the blueprint has the image built. */
export function lacksImage(rendered: Rendered): boolean {
  return holds(rendered, servicesImagePlaceholder);
}

function holds({ files }: Rendered, literal: string): boolean {
  return files.some(({ yaml }) => yaml.includes(literal));
}

export function manifestFolder({ topology, files }: RenderedDeployment): ManifestFolder {
  return { deployment: topology.deployment.name, files };
}
