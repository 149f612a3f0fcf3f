import { showFindings } from '#report';
import { assemblyFolder, clearAssembly } from './assembly-folder';
import { chooseBlueprints } from './choose-blueprints';
import { cliContext } from './cli-context';
import { exitCodes, exitWith } from './exit-with';
import { proofSubject } from './prove';
import { manifestFolder, renderDeployment } from './render-deployment';
import { resolveBlueprints } from './resolve-blueprints';
import { synthesize } from './synthesize';
import { errorsAmong, validationFindings } from './validation-findings';
import { refuseForeignFolders, writeManifests } from './write-manifests';

// The CDK app (see cdk.json). `-c deployment=NAME` renders one deployment, `-c blueprint=FILE` one from anywhere.
exitWith(() => {
  const rendered = resolveBlueprints(chooseBlueprints(cliContext())).map(renderDeployment);
  const proofs = rendered.map(proofSubject);
  const folders = rendered.map(manifestFolder);
  refuseForeignFolders('dist', folders);
  const outdir = assemblyFolder();
  clearAssembly(outdir);
  synthesize(rendered, { outdir, proofs });
  writeManifests('dist', folders);
  const errors = errorsAmong(validationFindings(outdir));
  if (errors.length === 0) return exitCodes.done;
  // The CDK's command line reads the report too, but of the stacks that it was asked about alone: a plain `cdk synth` asks about none.
  process.stderr.write(`${showFindings(errors)}\n`);
  return exitCodes.checkFailed;
});
