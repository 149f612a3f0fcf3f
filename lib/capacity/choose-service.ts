import { instanceClassOf, type ModelBlueprint, type TrafficBlueprint } from '#blueprint';
import { type InstanceType, instanceType } from '#catalog';
import { type Finding, figure, type PoolKey } from './finding';
import { known } from './known';
import { type BatchLimit, largestBatch } from './largest-batch';
import { type PoolService, poolService, saturationPerSecond } from './pool-service';
import type { PerformanceProfile } from './profiles';

/** What a replica of a model does on an instance type. */
export type ProfileOf = (model: ModelBlueprint, type: InstanceType) => PerformanceProfile;

export interface ChosenService {
  readonly sizedOn: string;
  readonly service: PoolService;
  readonly batchLimit: BatchLimit;
  readonly findings: readonly Finding[];
}

/**
 * How a pool serves when it may get any of some instance types. One engine configuration serves all, so the batch is the smallest of theirs;
 * the type that completes least at that batch is the one sized on. Preference decides which nodes are asked for, not what is counted on:
 * a pool sized on its first choice would fall short on the day it gets the second.
 */
export function chooseService(
  key: PoolKey,
  wanted: { readonly model: ModelBlueprint; readonly traffic: TrafficBlueprint; readonly types: readonly string[] },
  profileOf: ProfileOf,
): ChosenService {
  const { model, traffic } = wanted;
  const options = [...new Set(wanted.types)].map((name) => {
    const alone = poolService(model, traffic, profileOf(model, known(instanceType(name), name)));
    return { name, alone, ...largestBatch(alone, model.engine.maxSequences) };
  });
  const least = options.reduce((one, other) => (other.batch < one.batch ? other : one));
  const services = options.map(({ name, alone }) => {
    const service = { ...alone, batch: least.batch };
    return { name, service, perSecond: saturationPerSecond(service) };
  });
  const slowest = services.reduce((one, other) => (other.perSecond < one.perSecond ? other : one));
  const others = services.filter(({ name }) => instanceClassOf(name) !== instanceClassOf(slowest.name));
  return {
    sizedOn: slowest.name,
    service: slowest.service,
    batchLimit: least.limit,
    findings: others.slice(0, 1).map(({ name, perSecond }) => ({
      severity: 'info',
      pool: key,
      rule: 'slowest-type',
      message:
        `sized on ${slowest.name}, the slowest type on offer, with the batch that ${least.name} allows: ${figure(slowest.perSecond)} ` +
        `requests/s a replica at most, where ${name} completes ${figure(perSecond)}`,
      figures: { slowestPerSecond: slowest.perSecond, otherPerSecond: perSecond, batch: least.batch },
    })),
  };
}
