import type { BatchWorker, Gateway, ModelPool, Region, ScheduledMinimum } from '#topology';
import type { Layout } from './layout';
import { regionSection } from './region-section';
import { showScalingPace } from './show-scaling-pace';
import type { ShownRegions } from './shown-regions';
import { absent } from './text-table';

type Row = readonly (string | number)[];

const ruleHead = ['pool', 'base', 'burst', 'queued', 'running', 'at least, at hours', 'least when blind'];

/** What decides how many replicas run: the rule of each pool, how fast it moves, and what else scales. */
export function showScaling(shown: ShownRegions, layout: Layout): string {
  const rules = ({ modelPools }: Region) => modelPools.map(ruleRow);
  const others = ({ gateway, batchWorker }: Region) => [gatewayRow(gateway), ...workerRows(batchWorker)];
  const note = 'a replica of burst for so many requests queued or running, beyond what base takes';
  return [
    regionSection({ title: 'Scaling', note, head: ruleHead, rowsOf: rules }, shown, layout),
    showScalingPace(shown, layout),
    regionSection({ title: 'Other scaling', head: ['what', 'least', 'most', 'rule'], rowsOf: others }, shown, layout),
  ].join('\n\n');
}

function ruleRow({ name, base, burst, scaling }: ModelPool): Row {
  const bounds = burst === null ? 'none' : `${burst.minReplicas}-${burst.maxReplicas}`;
  if (scaling === null) return [name, base.replicas, bounds, absent, absent, 'none', absent];
  const { queuePerReplica, runningPerReplica, schedules, fallback } = scaling;
  const hours = schedules.map(hoursOf).join('\n') || 'none';
  return [name, base.replicas, bounds, queuePerReplica, runningPerReplica, hours, fallback.replicas];
}

/** `15 at 16:54-18:00 UTC`; a time that is not one of every day is told as cron has it. */
function hoursOf({ start, end, timeZone, replicas }: ScheduledMinimum): string {
  return `${replicas} at ${timeOf(start)}-${timeOf(end)} ${timeZone}`;
}

function timeOf(cron: string): string {
  const [, minute, hour] = /^(\d+) (\d+) \* \* \*$/.exec(cron) ?? [];
  return minute === undefined || hour === undefined ? cron : `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}

function gatewayRow({ name, replicas, pods }: Gateway): Row {
  return [`gateway ${name}`, replicas.min, replicas.max, `CPU at ${pods.targetCpuPercent} %`];
}

function workerRows(worker: BatchWorker | null): readonly Row[] {
  if (worker === null) return [];
  const { minReplicas, maxReplicas, messagesPerReplica, countsInFlight, cooldownSeconds } = worker.scaling;
  const jobs = countsInFlight ? 'jobs waiting or worked on' : 'jobs waiting';
  const rule = `a replica for ${messagesPerReplica} ${jobs}; the last goes ${cooldownSeconds} s after them`;
  return [[worker.name, minReplicas, maxReplicas, rule]];
}
