import { awsRegion, instanceType, instanceTypeNames, instanceTypesOffered } from '#catalog';
import type { Blueprint, ModelBlueprint } from './blueprint';
import {
  gpusPerReplica,
  kvCapacityTokens,
  nodesPerReplica,
  replicaKvBytesPerToken,
  replicaMemoryBytes,
} from './memory';
import { notAmong } from './not-among';
import type { Path } from './problem';
import { type Finding, type Rule, rule } from './rule';
import { suggest } from './suggest';

const gib = 1024 ** 3;

/** Rules about machines: that they exist, are on offer where they are wanted, and hold the model. */
export const instanceRules: readonly Rule[] = [
  rule('known-instance-type', ['models'], ({ models }) =>
    eachInstance(models).flatMap(({ path, name }): Finding[] =>
      instanceType(name) === undefined
        ? [
            {
              path,
              value: name,
              message: 'is not an instance type that the catalogue knows',
              allowed: instanceTypeNames.join(', '),
              suggestion: suggest(name, instanceTypeNames),
            },
          ]
        : [],
    ),
  ),
  rule('load-test-instance', ['models'], ({ models }) =>
    Object.entries(models).flatMap(([key, { instances, loadTests }]) => {
      const known = [...new Set([...instances.base, ...instances.burst])];
      return loadTests.flatMap((test, index) =>
        notAmong(['models', key, 'loadTests', index, 'instanceType'], test.instanceType, {
          what: 'an instance type of this model',
          known,
        }),
      );
    }),
  ),
  rule('instance-type-on-offer', ['models', 'jurisdictions', 'traffic'], notOnOffer),
  rule('engine-hardware', ['models'], ({ models }) =>
    eachInstance(models).flatMap(({ path, name, model }): Finding[] => {
      const type = instanceType(name);
      if (type === undefined || model.engine.kind === 'simulator' || type.gpu !== null) return [];
      return [
        {
          path,
          value: name,
          message: 'has no GPU, and the engine "vllm" needs one',
          allowed: gpuTypeNames().join(', '),
        },
      ];
    }),
  ),
  rule('tensor-parallel-fits-node', ['models'], ({ models }) =>
    eachInstance(models).flatMap(({ path, name, model }): Finding[] => {
      const gpus = instanceType(name)?.gpu;
      if (gpus == null) return [];
      const { tensor } = model.parallelism;
      const whole = gpusPerReplica(model) <= gpus.count || gpusPerReplica(model) % gpus.count === 0;
      if (tensor <= gpus.count && whole) return [];
      return [
        {
          path,
          value: name,
          message: `has ${gpus.count} GPUs; tensor ${tensor} x pipeline ${model.parallelism.pipeline} does not split over it`,
          allowed: 'tensor parallelism inside a node, pipeline stages that fill whole nodes',
        },
      ];
    }),
  ),
  rule('model-fits-memory', ['models'], ({ models }) =>
    eachInstance(models).flatMap(({ path, name, model }) => doesNotFit(path, name, model)),
  ),
  rule('no-spot-over-nodes', ['models'], ({ models }) =>
    eachInstance(models).flatMap(({ path, name, model, list }): Finding[] => {
      const type = instanceType(name);
      if (list !== 'burst' || type === undefined || nodesPerReplica(model, type) === 1) return [];
      return [
        {
          path,
          value: name,
          message: `spans ${nodesPerReplica(model, type)} nodes for ${gpusPerReplica(model)} GPUs: one spot notice would end the whole replica`,
          allowed: 'no burst for a model whose replicas span nodes',
        },
      ];
    }),
  ),
];

interface Listed {
  readonly path: Path;
  readonly name: string;
  readonly list: 'base' | 'burst';
  readonly model: ModelBlueprint;
}

function eachInstance(models: Blueprint['models']): Listed[] {
  return Object.entries(models).flatMap(([key, model]) =>
    (['base', 'burst'] as const).flatMap((list) =>
      model.instances[list].map((name, index) => ({
        path: ['models', key, 'instances', list, index],
        name,
        list,
        model,
      })),
    ),
  );
}

function gpuTypeNames(): string[] {
  return instanceTypeNames.filter((name) => instanceType(name)?.gpu != null);
}

function doesNotFit(path: Path, name: string, model: ModelBlueprint): Finding[] {
  const type = instanceType(name);
  if (type === undefined || type.gpu === null || model.engine.kind === 'simulator') return [];
  if (kvCapacityTokens(model, type) >= model.contextTokens) return [];
  const need = (model.weights.bytes + replicaKvBytesPerToken(model) * model.contextTokens) / gib;
  return [
    {
      path,
      value: name,
      message:
        `holds ${(replicaMemoryBytes(model, type) / gib).toFixed(1)} GiB on ${gpusPerReplica(model)} GPUs, but weights and the KV cache of one ` +
        `request of ${model.contextTokens} tokens take ${need.toFixed(1)} GiB`,
      allowed: 'more GPUs (parallelism), a smaller contextTokens or precision, or an instance type with more memory',
    },
  ];
}

/** A preference list may name types that some Region lacks, but must leave one in each Region, and each type must be on offer somewhere. */
function notOnOffer({
  models,
  jurisdictions,
  traffic,
}: Pick<Blueprint, 'models' | 'jurisdictions' | 'traffic'>): Finding[] {
  return Object.entries(models).flatMap(([key, model]) => {
    const regions = Object.entries(jurisdictions)
      .filter(([name]) => traffic[key]?.[name] !== undefined)
      .flatMap(([, entry]) => entry.regions.map((region) => region.name))
      .filter((name) => awsRegion(name) !== undefined);
    return (['base', 'burst'] as const).flatMap((list) => {
      const known = model.instances[list].filter((name) => instanceType(name) !== undefined);
      const path = ['models', key, 'instances', list];
      const missing = regions
        .filter((region) => known.length > 0 && known.every((name) => !instanceTypesOffered(region).includes(name)))
        .map((region) => ({
          path,
          value: model.instances[list],
          message: `is not on offer in ${region}`,
          allowed: `at least one of ${comparable(region, known).join(', ')}`,
        }));
      const nowhere = known
        .filter((name) => regions.length > 0 && regions.every((region) => !instanceTypesOffered(region).includes(name)))
        .map((name) => ({
          path: [...path, model.instances[list].indexOf(name)],
          value: name,
          message: `is on offer in no Region that serves the model (${regions.join(', ')})`,
          allowed: 'types on offer in at least one of them',
        }));
      return [...missing, ...nowhere];
    });
  });
}

/** Types on offer in a Region that have GPUs if the wanted ones do, and none if they do not. */
function comparable(region: string, wanted: readonly string[]): readonly string[] {
  const withGpus = wanted.some((name) => instanceType(name)?.gpu != null);
  return instanceTypesOffered(region).filter((name) => (instanceType(name)?.gpu != null) === withGpus);
}
