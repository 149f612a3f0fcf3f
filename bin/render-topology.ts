import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ManifestFile, StackFile } from '#evidence';
import type { Topology } from '#topology';
import { manifestEvidence } from './manifest-evidence';
import { readStacks } from './read-stacks';
import { renderDeployment } from './render-deployment';
import { synthesize } from './synthesize';

/** Templates and manifests of one deployment, parsed. */
export interface RenderedFiles {
  readonly stacks: readonly StackFile[];
  readonly manifests: readonly ManifestFile[];
}

/**
 * Renders a Topology and keeps no file of it.
 *
 * @throws CheckFailedError for what a renderer refuses
 */
export function renderTopology(topology: Topology): RenderedFiles {
  // The templates are compared, not deployed: the CDK's own validator would take most of the time, and add nothing.
  process.env.CDK_VALIDATION = 'false';
  const { files } = renderDeployment({ topology });
  const folder = mkdtempSync(join(tmpdir(), 'meridian-diff-'));
  try {
    const outdir = join(folder, 'cdk.out');
    synthesize([{ topology, files }], { outdir, proofs: 'off' });
    return { stacks: readStacks(outdir, topology.deployment.name), manifests: manifestEvidence(files) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
