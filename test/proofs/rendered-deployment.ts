import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifestEvidence } from '#bin/manifest-evidence';
import { readStacks } from '#bin/read-stacks';
import { renderDeployment } from '#bin/render-deployment';
import { synthesize } from '#bin/synthesize';
import { type Blueprint, parseBlueprint } from '#blueprint';
import type { Evidence } from '#evidence';
import { deployments } from '#regions';
import { resolveTopology, type Topology } from '#topology';

process.env.CDK_VALIDATION = 'false';

/** A deployment with everything that a proof may be given about it. */
export interface RenderedDeployment {
  readonly blueprint: Blueprint;
  readonly topology: Topology;
  /** Plain data that a test may copy and change. */
  readonly evidence: Evidence;
}

/** Renders one of the shipped deployments as `meridian synth` does. Some seconds: once a test file. */
export function renderShipped(name: string): RenderedDeployment {
  const shipped = deployments.find((deployment) => deployment.name === name);
  if (shipped === undefined) throw new Error(`no deployment "${name}"`);
  return renderBlueprint(parseBlueprint(shipped.blueprint, shipped.file));
}

/** Renders any blueprint, templates and manifests. */
export function renderBlueprint(blueprint: Blueprint): RenderedDeployment {
  const outdir = mkdtempSync(join(tmpdir(), 'meridian-proofs-'));
  try {
    const topology = resolveTopology(blueprint);
    const rendered = renderDeployment({ topology });
    synthesize([rendered], { outdir, proofs: 'off' });
    const deployment = topology.deployment.name;
    const evidence = {
      deployment,
      stacks: readStacks(outdir, deployment),
      manifests: manifestEvidence(rendered.files),
    };
    return { blueprint, topology, evidence };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
