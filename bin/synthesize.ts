import { App, cx_api as api, Validations } from 'aws-cdk-lib';
import type { Verdict } from '#proofs';
import { appContext, DeploymentStage } from '#stacks';
import { refusing } from './check-failed-error';
import { manifestEvidence } from './manifest-evidence';
import { ProofPlugin } from './proof-plugin';
import type { ProofSubject } from './prove';
import { recordTopology } from './recorded-topology';
import type { RenderedDeployment } from './render-deployment';

export interface SynthesizeProps {
  /** Folder of the cloud assembly; what it holds of an earlier synth is left there. */
  readonly outdir: string;
  /** With what each deployment is proved, in the order given; `off`: the caller asks the proofs, or no question of theirs. */
  readonly proofs: readonly ProofSubject[] | 'off';
}

/** All that a synthesis takes of a deployment. */
type Deployment = Pick<RenderedDeployment, 'topology' | 'files'>;

/**
 * Writes the cloud assembly of some deployments, with the Topology of each: the one way for `cdk synth`, `meridian synth`, the benchmark and tests. What
 * validators find, the proofs among them, stands in `validation-report.json`: the caller tells it, and fails.
 *
 * @returns what the proofs say of each deployment, in the order given; nothing when they are off
 * @throws CheckFailedError for what a stack refuses; what a rule of the proofs throws, when one breaks
 */
export function synthesize(
  deployments: readonly Deployment[],
  { outdir, proofs }: SynthesizeProps,
): readonly Verdict[] {
  const context = { ...appContext, [api.FAIL_SYNTH_ON_VALIDATION_ERRORS_CONTEXT]: false };
  const app = new App({ outdir, autoSynth: false, postCliContext: context });
  const plugins = refusing(() => {
    const added = deployments.flatMap(({ topology, files }, index) => {
      const stage = new DeploymentStage(app, topology, { manifests: manifestsByRegion(files) });
      const subject = proofs === 'off' ? undefined : proofs[index];
      return subject === undefined ? [] : [addProofs(stage, { subject, outdir, files })];
    });
    app.synth();
    return added;
  });
  for (const { topology } of deployments) recordTopology(outdir, topology);
  return plugins.map(({ verdict }) => verdict);
}

interface Proved extends Pick<Deployment, 'files'> {
  readonly subject: ProofSubject;
  readonly outdir: string;
}

function addProofs(stage: DeploymentStage, { subject, outdir, files }: Proved): ProofPlugin {
  const plugin = new ProofPlugin({ subject, assembly: outdir, manifests: manifestEvidence(files) });
  Validations.of(stage).addPlugins(plugin);
  return plugin;
}

/** What is applied to each Region's cluster, in order: all that stacks learn of charts. */
function manifestsByRegion(files: RenderedDeployment['files']) {
  const regions = [...new Set(files.flatMap(({ region }) => (region === null ? [] : [region])))];
  return Object.fromEntries(
    regions.map((region) => [
      region,
      files
        .filter((file) => file.region === region)
        .flatMap(({ path, order, objects }) =>
          order === null ? [] : [{ name: path.slice(region.length + 1).replace(/\.yaml$/, ''), order, objects }],
        ),
    ]),
  );
}
