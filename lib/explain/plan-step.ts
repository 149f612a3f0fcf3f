import { fields, ofModel, ofTraffic } from './fields';
import type { BlueprintField } from './origin';

/** Steps of the planner whose results the Topology takes over. */
export type PlanStep = 'load' | 'service' | 'replicas' | 'schedules' | 'warm-up' | 'nodes';

interface StepDescription {
  readonly what: string;
  /** Fields of the blueprint that it reads. */
  readonly fields: readonly BlueprintField[];
}

const load = [ofTraffic('requestsPerSecond'), ofTraffic('regionShare'), fields.regions];
const service = [
  ...['architecture', 'precision', 'parallelism', 'weights.bytes', 'slo', 'engine.kind', 'engine.maxSequences'].map(
    ofModel,
  ),
  ofModel('instances'),
  ofTraffic('promptTokens'),
  ofTraffic('completionTokens'),
];
const replicas = [...load, ...service, 'capacity.spotShare', 'capacity.overrides'];

/** What each step works out, and from what. */
export const planSteps: Readonly<Record<PlanStep, StepDescription>> = {
  load: {
    what: 'requests per second of a pool: its own, and with those of a lost Region',
    fields: load,
  },
  service: {
    what: 'how many requests a replica runs at once within its objectives',
    fields: service,
  },
  replicas: {
    what: 'replicas that hold each load within the objectives, split into base and burst',
    fields: replicas,
  },
  schedules: {
    what: 'replicas that each hour of the day needs before it begins',
    fields: [...replicas, ofTraffic('dailyCurve')],
  },
  'warm-up': {
    what: 'time from asking for a replica until it serves',
    fields: ['engine.kind', 'weights.bytes', 'parallelism'].map(ofModel),
  },
  nodes: {
    what: 'nodes for all replicas of the pools that share an instance class',
    fields: [...replicas, 'capacity.headroomReplicas', 'capacity.nodePoolLimits', 'capacity.reservations'],
  },
};
