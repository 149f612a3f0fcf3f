import { type SynthesizedDeployment, type SynthSummary, showFindings, showSynth, synthSummaryVersion } from '#report';
import { replaceAssembly } from './assembly-folder';
import { type Choice, chooseBlueprints } from './choose-blueprints';
import { type ExitCode, exitCodes } from './exit-with';
import { places } from './places';
import { type Format, print } from './print';
import { proofSubject } from './prove';
import { readStacks } from './read-stacks';
import {
  lacksAccount,
  lacksImage,
  manifestFolder,
  type RenderedDeployment,
  renderDeployment,
} from './render-deployment';
import { resolveBlueprints } from './resolve-blueprints';
import { synthesize } from './synthesize';
import { errorsAmong, validationFindings } from './validation-findings';
import { refuseForeignFolders, writeManifests } from './write-manifests';

export interface SynthOptions extends Choice {
  /** Folder of the cloud assembly. */
  readonly output: string;
  /** Folder that holds one folder of manifests per deployment. */
  readonly manifests: string;
  /** Whether the proofs are asked; the benchmark alone leaves them out. */
  readonly proofs: 'on' | 'off';
  readonly format: Format;
}

/**
 * `meridian synth`: templates and manifests of every deployment, or of one. As a compiler does, it writes what it made
 * even when a validator objects, and then fails.
 */
export function synth({ output, manifests, proofs: asked, format, ...choice }: SynthOptions): ExitCode {
  const rendered = resolveBlueprints(chooseBlueprints(choice)).map(renderDeployment);
  const proofs = asked === 'off' ? asked : rendered.map(proofSubject);
  const folders = rendered.map(manifestFolder);
  refuseForeignFolders(manifests, folders);
  const { deployments, findings } = replaceAssembly(output, (outdir) => {
    synthesize(rendered, { outdir, proofs });
    return {
      deployments: rendered.map((deployment) => describe(deployment, outdir)),
      findings: validationFindings(outdir),
    };
  });
  writeManifests(manifests, folders);
  const errors = errorsAmong(findings);
  if (errors.length > 0) {
    process.stderr.write(`${showFindings(errors)}\n`);
    return exitCodes.checkFailed;
  }
  const seconds = Math.round(performance.now() / 100) / 10;
  const summary = {
    version: synthSummaryVersion,
    seconds,
    assembly: output,
    manifests,
    deployments,
    findings,
  } as const;
  print<SynthSummary>(summary, format, showSynth);
  return exitCodes.done;
}

function describe(deployment: RenderedDeployment, assembly: string): SynthesizedDeployment {
  const { topology, blueprintFile, files } = deployment;
  const { name, kind } = topology.deployment;
  const stacks = readStacks(assembly, name);
  return {
    name,
    kind,
    blueprintFile,
    jurisdictions: places(topology),
    stacks: stacks.length,
    resources: stacks.reduce((sum, { template }) => sum + Object.keys(template.Resources).length, 0),
    manifests: files.length,
    withoutAccount: lacksAccount(deployment),
    withoutImage: lacksImage(deployment),
  };
}
