import type { Canary, ModelPool, Region, Scaling } from '#topology';
import { engineArguments } from './engine-arguments';
import { byName, type Fact, type FactFields, type Facts, OfEach } from './fact';
import { ofPlacements } from './of-placements';
import type { NameOwn } from './own-names';

/** What is much the same of all model pools, a line each. */
export function everyPoolFacts({ modelPools }: Region, nameOwn: NameOwn): Facts {
  const ofEach = (tell: (pool: ModelPool) => Fact) => new OfEach(byName(modelPools, tell));
  return {
    task: ofEach(({ model }) => model.task),
    servedName: ofEach(({ name, model }) => model.servedName.replace(name, '<pool>')),
    aliases: ofEach(({ model }) => model.aliases),
    routingClass: ofEach(({ model }) => model.routingClass && { ...model.routingClass }),
    fallback: ofEach(({ model }) => model.fallback),
    contextTokens: ofEach(({ model }) => model.contextTokens),
    headroom: ofEach(({ headroom }) => headroom?.replicas),
    weights: ofEach(({ weights }) => weights.source),
    weightsGiB: ofEach(({ weights }) => weights.weightsGiB),
    weightsAt: ofEach(({ name, weights }) => nameOwn(`${weights.bucket}/${weights.prefix}`).replace(name, '<pool>')),
    canary: ofEach(({ canary }) => canary && canaryFact(canary)),
    nodesPerReplica: ofEach(({ base }) => base.nodesPerReplica),
    capacityTypes: ofEach((pool) => ofPlacements(pool, ({ capacityTypes }) => capacityTypes)),
    priorityClass: ofEach((pool) => ofPlacements(pool, ({ priorityClass }) => priorityClass)),
    disk: ofEach((pool) => ofPlacements(pool, ({ disk }) => ({ ...disk }))),
    disruption: ofEach(({ disruption }) => ({ ...disruption })),
    engine: ofEach(({ engine }) => engine.kind),
    engineArguments: engineArguments(modelPools, nameOwn),
    ...engineFacts(ofEach),
    scaling: scalingFacts(ofEach),
  };
}

type OfPools = (tell: (pool: ModelPool) => Fact) => Facts;

function canaryFact({ version, percent, stagesPercent, pool }: Canary): Fact {
  const { base, burst, weights } = pool;
  return {
    version,
    percent,
    stagesPercent,
    base: base.replicas,
    burst: burst && `${burst.minReplicas}-${burst.maxReplicas}`,
    source: weights.source,
    weightsGiB: weights.weightsGiB,
  };
}

function engineFacts(ofEach: OfPools): FactFields {
  return {
    maxSequences: ofEach(({ engine }) => engine.maxSequences),
    probes: ofEach(({ engine }) => {
      const { startupFailures, path, ...periods } = engine.probes;
      return periods;
    }),
    drain: ofEach(({ engine }) => ({ ...engine.drain })),
  };
}

function scalingFacts(ofEach: OfPools): Facts {
  const ofScaling = (tell: (scaling: Scaling) => Fact) => ofEach(({ scaling }) => scaling && tell(scaling));
  return {
    queuePerReplica: ofScaling(({ queuePerReplica }) => queuePerReplica),
    runningPerReplica: ofScaling(({ runningPerReplica }) => runningPerReplica),
    schedules: ofScaling(({ schedules }) => schedules.map(scheduleWords)),
    up: ofScaling(({ up }) => ({ ...up })),
    down: ofScaling(({ down }) => ({ ...down })),
    blindAfter: ofScaling(({ fallback }) => ({ failures: fallback.failures, behavior: fallback.behavior })),
    blindReplicas: ofScaling(({ fallback }) => fallback.replicas),
  };
}

function scheduleWords({ start, end, timeZone, replicas }: Scaling['schedules'][number]): string {
  return `${replicas} from ${start} to ${end} ${timeZone}`;
}
