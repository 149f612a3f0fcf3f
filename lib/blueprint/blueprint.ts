import { z } from 'zod';
import { api } from './api';
import { batchWorker } from './batch-worker';
import { capacity } from './capacity';
import { data } from './data';
import {
  access,
  alerts,
  delivery,
  deploymentKind,
  deploymentName,
  domain,
  organization,
  repository,
  serviceImage,
  tags,
} from './deployment';
import { jurisdictions } from './jurisdiction';
import { models } from './model';
import { routing } from './routing';
import { safety } from './safety';
import { tiers } from './tier';
import { traffic } from './traffic';

/**
 * The concerns of a blueprint. Each is parsed on its own, so that one malformed part does not hide the errors of another.
 */
export const concerns = {
  /** Begins the name of everything that is made. */
  name: deploymentName,
  kind: deploymentKind,
  /** @default null: no host names, no TLS at the edge */
  domain: domain.nullable().default(null),
  /** @default null: no service control policies */
  organization: organization.nullable().default(null),
  access: access.prefault({}),
  /** @default null */
  repository: repository.nullable().default(null),
  /** @default built from the repository */
  image: serviceImage.default({ from: 'build' }),
  /** @default none */
  tags: tags.default({}),
  jurisdictions,
  models,
  routing: routing.prefault({}),
  traffic,
  tiers,
  capacity: capacity.prefault({}),
  /** @default null: no safety check */
  safety: safety.nullable().default(null),
  /** @default null: nothing works on batch jobs */
  batchWorker: batchWorker.nullable().default(null),
  data: data.prefault({}),
  api,
  alerts: alerts.prefault({}),
  delivery,
  /** Money that a month may cost, USD. @default null: no limit */
  budgetUsdPerMonth: z.number().positive().nullable().default(null),
} as const;

/** Name of a part of the blueprint. */
export type Concern = keyof typeof concerns;

/** Schema of a whole blueprint; unknown keys are errors. */
export const blueprintSchema = z.strictObject(concerns);

/** What an operator writes: defaults may be left out. */
export type BlueprintInput = z.input<typeof blueprintSchema>;

/** A blueprint that has been read and checked: every default is in place. */
export type Blueprint = z.output<typeof blueprintSchema>;

export type JurisdictionBlueprint = Blueprint['jurisdictions'][string];
export type RegionBlueprint = JurisdictionBlueprint['regions'][number];
export type ModelBlueprint = Blueprint['models'][string];
export type TrafficBlueprint = Blueprint['traffic'][string][string];
export type TierBlueprint = Blueprint['tiers'][string];

/** Gives a deployment written in TypeScript its type; it changes nothing. */
export function defineBlueprint(blueprint: BlueprintInput): BlueprintInput {
  return blueprint;
}
