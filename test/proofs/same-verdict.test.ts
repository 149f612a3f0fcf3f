import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseBlueprints } from '#bin/choose-blueprints';
import { manifestEvidence } from '#bin/manifest-evidence';
import { proofSubject, prove } from '#bin/prove';
import { readManifests } from '#bin/read-manifests';
import { readStacks } from '#bin/read-stacks';
import { manifestFolder, renderDeployment } from '#bin/render-deployment';
import { resolveBlueprints } from '#bin/resolve-blueprints';
import { synthesize } from '#bin/synthesize';
import { writeManifests } from '#bin/write-manifests';
import { deployments } from '#regions';

process.env.CDK_VALIDATION = 'false';
jest.setTimeout(120_000);

describe.each(deployments)('$name', ({ name }) => {
  const scratch = mkdtempSync(join(tmpdir(), 'meridian-verdict-'));
  const assembly = join(scratch, 'cdk.out');
  const manifests = join(scratch, 'dist');
  const rendered = resolveBlueprints(chooseBlueprints({ deployment: name })).map(renderDeployment);
  const proofs = rendered.map(proofSubject);
  const verdicts = synthesize(rendered, { outdir: assembly, proofs });
  writeManifests(manifests, rendered.map(manifestFolder));

  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  test('what stands in files is what was proved in memory', () => {
    expect(readManifests(manifests, name)).toEqual(rendered.flatMap(({ files }) => manifestEvidence(files)));
  });

  test('the files are proved to be what the synth said', () => {
    const evidence = {
      deployment: name,
      stacks: readStacks(assembly, name),
      manifests: readManifests(manifests, name),
    };
    expect(proofs.map((subject) => prove(subject, evidence))).toEqual(verdicts);
  });

  test('nobody objects to what is shipped', () => {
    expect(verdicts.flatMap(({ findings }) => findings)).toEqual([]);
  });
});
