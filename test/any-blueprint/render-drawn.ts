import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifestEvidence } from '#bin/manifest-evidence';
import { readStacks } from '#bin/read-stacks';
import { synthesize } from '#bin/synthesize';
import { type BlueprintInput, parseBlueprint } from '#blueprint';
import { renderManifests } from '#charts';
import type { RenderedDeployment } from '#test/proofs/rendered-deployment';
import { resolveTopology } from '#topology';
import type { RenderedText } from './scan-residency';

process.env.CDK_VALIDATION = 'false';

/** A blueprint with what was made of it, as the proofs read it and as bytes on disk. */
export interface DrawnDeployment extends RenderedDeployment {
  readonly texts: readonly RenderedText[];
}

/** Renders one blueprint after another into one folder, so that the assets that all share are copied once. */
export class DrawnRenderer {
  private readonly outdir = mkdtempSync(join(tmpdir(), 'meridian-drawn-'));

  /** @throws whatever refuses the blueprint, from its reading to the last template */
  render(input: BlueprintInput): DrawnDeployment {
    const blueprint = parseBlueprint(input, 'drawn');
    const topology = resolveTopology(blueprint);
    const { name } = topology.deployment;
    const files = renderManifests(topology);
    const folder = join(this.outdir, `assembly-${name}`);
    rmSync(folder, { recursive: true, force: true });
    synthesize([{ topology, files }], { outdir: this.outdir, proofs: 'off' });
    const stacks = readStacks(this.outdir, name);
    const evidence = { deployment: name, stacks, manifests: manifestEvidence(files) };
    const manifests = files.map(({ path, yaml }) => ({ file: path, text: yaml }));
    return { blueprint, topology, evidence, texts: [...manifests, ...assemblyTexts(folder)] };
  }

  remove(): void {
    rmSync(this.outdir, { recursive: true, force: true });
  }
}

/** What of an assembly is deployed nowhere: metadata, which names folders of this machine, and the Topology that it was made from. */
const keptHere = ['.metadata.json', '.topology.json'];

/** Every file of an assembly that is deployed, or says how. */
function assemblyTexts(folder: string): readonly RenderedText[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json') && !keptHere.some((ending) => file.endsWith(ending)))
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
}
