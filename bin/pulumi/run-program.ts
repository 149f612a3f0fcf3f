import { RunError } from '@pulumi/pulumi';
import { BadInputError } from '#bin/bad-input-error';
import { CheckFailedError } from '#bin/check-failed-error';
import { chooseBlueprint } from '#bin/choose-blueprints';
import { type ProgramConfig, readConfig } from '#bin/pulumi/read-config';
import { renderDeployment } from '#bin/render-deployment';
import { resolveBlueprints } from '#bin/resolve-blueprints';
import { withAccount } from '#bin/with-account';
import { applyRegion, clusterProvider } from '#pulumi';
import { accountPlaceholder, type Region, type Topology } from '#topology';

/** Outputs of the stack. */
export interface ProgramOutputs {
  readonly deployment: string;
  readonly region: string;
  /** How many resources the stack holds beside its provider. */
  readonly resources: number;
}

/**
 * Applies the workloads of the configured Region.
 *
 * @throws RunError with every problem a line, without a stack trace, when the configuration or the blueprint is wrong
 */
export function runProgram(): ProgramOutputs {
  try {
    return apply(readConfig());
  } catch (error) {
    if (error instanceof BadInputError || error instanceof CheckFailedError) throw new RunError(error.message);
    throw error;
  }
}

function apply(config: ProgramConfig): ProgramOutputs {
  const [resolved] = resolveBlueprints([chooseBlueprint(config)]);
  if (resolved === undefined) throw new Error('A blueprint that was chosen is resolved.');
  const topology = config.account === undefined ? resolved.topology : withAccount(resolved.topology, config.account);
  const region = chosenRegion(topology, config.region);
  const { files } = renderDeployment({ ...resolved, topology: withOnly(topology, region) });
  const manifests = files.flatMap(({ order, objects }) => (order === null ? [] : [{ order, objects }]));
  refusePlaceholder(topology, [region.components, manifests]);
  const applied = applyRegion(region, manifests, clusterProvider(region.cluster.name, config));
  return { deployment: topology.deployment.name, region: region.name, resources: applied.length };
}

/** The same Topology, for a renderer that need not render the other Regions. */
function withOnly(topology: Topology, { name }: Region): Topology {
  const jurisdictions = topology.jurisdictions.map((jurisdiction) => ({
    ...jurisdiction,
    regions: jurisdiction.regions.filter((region) => region.name === name),
  }));
  return { ...topology, jurisdictions };
}

/** Under the other deliveries CDK, or `render --account`, replaces it. */
function refusePlaceholder({ deployment }: Topology, applied: unknown): void {
  if (!JSON.stringify(applied).includes(accountPlaceholder)) return;
  throw new BadInputError(
    `meridian:account is missing: the blueprint of "${deployment.name}" names no AWS account; allowed: pulumi config set account ID`,
  );
}

function chosenRegion({ deployment, jurisdictions }: Topology, name: string): Region {
  if (deployment.delivery !== 'pulumi') {
    throw new BadInputError(
      `${deployment.name}: its delivery is "${deployment.delivery}", so something else applies its workloads already; allowed: "pulumi"`,
    );
  }
  const regions = jurisdictions.flatMap((jurisdiction) => jurisdiction.regions);
  const region = regions.find((candidate) => candidate.name === name);
  if (region !== undefined) return region;
  throw new BadInputError(
    `meridian:region: "${name}" is not in ${deployment.name}; allowed: ${regions.map((it) => it.name).join(', ')}`,
  );
}
