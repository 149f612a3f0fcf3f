import { z } from 'zod';
import { nameOf } from './fields';
import { loadTest } from './load-test';
import { slo } from './slo';

/** Name of a model, part of physical and Kubernetes names. 1-24 characters. */
export const modelName = nameOf('a model name', 24);

/** Published shape of a transformer with full attention in every layer. */
const architecture = z.strictObject({
  parameters: z.number().int().positive(),
  /** Parameters used per token; fewer in a mixture of experts. @default all */
  activeParameters: z.number().int().positive().optional(),
  layers: z.int().positive(),
  kvHeads: z.int().positive(),
  headSize: z.int().positive(),
});

const engine = z.strictObject({
  kind: z.enum(['vllm', 'simulator']),
  /** Image without its tag. @default the catalogue's image of this engine */
  image: z
    .string()
    .regex(/^[\w.-]+(?::\d+)?(?:\/[\w.-]+)+$/, 'an image reference without a tag')
    .optional(),
  /** Tag of the image. @default the catalogue's version of this engine */
  version: z
    .string()
    .regex(/^[\w][\w.-]{0,127}$/, 'an exact image tag')
    .refine((tag) => tag !== 'latest', 'an exact image tag, not latest')
    .optional(),
  /** More arguments for the engine, after those that Meridian sets. @default none */
  arguments: z.array(z.string()).default([]),
  /** Sequences that one replica runs at once, at most; memory may allow fewer. @default 64 */
  maxSequences: z.int().min(1).max(1024).default(64),
});

const weights = z.strictObject({
  /** Where they are copied from into each Region's bucket: `hf://org/name@revision` or `s3://bucket/prefix`. */
  source: z
    .string()
    .regex(/^(?:hf|s3):\/\/[\w.@/-]+$/, 'a source such as hf://org/name@revision or s3://bucket/prefix'),
  bytes: z.number().int().min(0),
});

const canary = z.strictObject({
  /** Version of the candidate's weights. */
  version: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,31}$/, 'a version such as v2'),
  weights,
  /** Share of the local traffic that it gets now; one of the stages. */
  percent: z.int().min(1).max(99),
  /** Shares it passes through, ascending, the last one 100. */
  stagesPercent: z.array(z.int().min(1).max(100)).min(1),
});

/** A model: what it is, how it is run, on which machines, and what it must hold. */
export const model = z.strictObject({
  architecture,
  /** Name in requests and answers. @default the model's name */
  servedName: z.string().min(1).max(96).optional(),
  /** Further names in requests. @default none */
  aliases: z.array(z.string().min(1).max(96)).default([]),
  task: z.enum(['generate', 'embed', 'moderate', 'guard']),
  weights,
  precision: z.enum(['bf16', 'fp8', 'fp4']),
  /** GPUs that hold one layer together, and stages that layers are split into. @default 1 and 1 */
  parallelism: z
    .strictObject({ tensor: z.int().min(1).max(64).default(1), pipeline: z.int().min(1).max(64).default(1) })
    .prefault({}),
  contextTokens: z.int().min(128).max(10_000_000),
  engine,
  /** Instance types in order of preference. */
  instances: z.strictObject({
    base: z.array(z.string()).min(1),
    /** Spot first, on-demand as fallback. @default none: only the base serves */
    burst: z.array(z.string()).default([]),
  }),
  canary: canary.nullable().default(null),
  /** Smaller model that answers when this one cannot anywhere in the jurisdiction. @default none */
  fallback: z.string().nullable().default(null),
  /** Class of models that a client may ask for by one name; rank 1 is the smallest. @default none */
  routingClass: z
    .strictObject({ name: modelName, rank: z.int().min(1) })
    .nullable()
    .default(null),
  slo,
  /** @default none: sizing rests on published measurements and on physics */
  loadTests: z.array(loadTest).default([]),
});

export const models = z
  .record(modelName, model)
  .refine((entries) => Object.keys(entries).length > 0, 'at least one model');
