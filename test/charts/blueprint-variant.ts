import { type BlueprintInput, parseBlueprint } from '#blueprint';
import { renderManifests } from '#charts';
import { deployments } from '#regions';
import { type Region, resolveTopology } from '#topology';
import { regionsOf } from './rendered';

/** The first Region of a shipped deployment, with a blueprint that differs in what `change` does to it, and its files. */
export function variantOf(name: string, change: (blueprint: BlueprintInput) => BlueprintInput) {
  const shipped = deployments.find((deployment) => deployment.name === name);
  if (shipped === undefined) throw new Error(`no deployment "${name}"`);
  const topology = resolveTopology(parseBlueprint(change(shipped.blueprint as BlueprintInput), shipped.file));
  const [region] = regionsOf(topology);
  if (region === undefined) throw new Error(`${name} has no Region`);
  return { topology, region, files: filesOf(topology, region) };
}

function filesOf(topology: Parameters<typeof renderManifests>[0], region: Region) {
  return renderManifests(topology).filter((file) => file.region === region.name);
}

/** The same model with a candidate for its weights. */
export function withCandidate(blueprint: BlueprintInput, model: string, percent = 20): BlueprintInput {
  const stable = blueprint.models[model];
  if (stable === undefined) throw new Error(`no model "${model}"`);
  const canary = { version: 'v2', weights: stable.weights, percent, stagesPercent: [percent, 100] };
  return { ...blueprint, models: { ...blueprint.models, [model]: { ...stable, canary } } };
}
