import { assemblyFolder, clearAssembly } from './assembly-folder';
import { chooseBlueprints } from './choose-blueprints';
import { cliContext } from './cli-context';
import { exitCodes, exitWith } from './exit-with';
import { manifestFolder, renderDeployment } from './render-deployment';
import { resolveBlueprints } from './resolve-blueprints';
import { synthesize } from './synthesize';
import { refuseForeignFolders, writeManifests } from './write-manifests';

// The CDK app (see cdk.json). `-c deployment=NAME` renders one deployment, `-c blueprint=FILE` one from anywhere.
exitWith(() => {
  const rendered = resolveBlueprints(chooseBlueprints(cliContext())).map(renderDeployment);
  const folders = rendered.map(manifestFolder);
  refuseForeignFolders('dist', folders);
  const outdir = assemblyFolder();
  clearAssembly(outdir);
  synthesize(rendered, { outdir });
  writeManifests('dist', folders);
  return exitCodes.done;
});
