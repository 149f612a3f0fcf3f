import { App } from 'aws-cdk-lib';
import { appContext, DeploymentStage } from '#stacks';
import { refusing } from './check-failed-error';
import type { RenderedDeployment } from './render-deployment';
import { readTemplates, type TemplateFile } from './template-files';
import { refuseLargeTemplates } from './template-limits';

export interface SynthesizeProps {
  /** Folder of the cloud assembly; what it holds of an earlier synth is left there. */
  readonly outdir: string;
  /** Context of the caller beside that of every synth. @default none */
  readonly context?: Readonly<Record<string, unknown>>;
}

/**
 * Writes the cloud assembly of some deployments: the one way for `cdk synth`, `meridian synth`, the benchmark and tests.
 *
 * @returns the templates of each deployment, in the order given
 * @throws CheckFailedError for what a stack refuses, and for a template near CloudFormation's limits
 */
export function synthesize(
  deployments: readonly RenderedDeployment[],
  { outdir, context }: SynthesizeProps,
): readonly (readonly TemplateFile[])[] {
  const app = new App({ outdir, autoSynth: false, postCliContext: { ...appContext, ...context } });
  refusing(() => {
    for (const { topology, files } of deployments) {
      new DeploymentStage(app, topology, { manifests: manifestsByRegion(files) });
    }
    app.synth();
  });
  const templates = deployments.map(({ topology }) => readTemplates(outdir, topology.deployment.name));
  refuseLargeTemplates(templates.flat());
  return templates;
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
