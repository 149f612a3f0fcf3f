import type { ScheduledMinimum } from './scaling';

const hoursOfDay = 24;
const minutesOfDay = hoursOfDay * 60;

/** A schedule of a whole day would start and end at the same time, which KEDA refuses: half a day at most. */
const longestHours = 12;

interface Stretch {
  readonly fromHour: number;
  readonly hours: number;
  readonly replicas: number;
}

/**
 * Schedules under which each hour has its least number of replicas, ready when the hour begins. Hours of one number in a row
 * become one schedule; hours that ask for no more than the standing minimum become none. They may overlap: the highest counts.
 *
 * @param byHour least replicas of each hour of the day, UTC, 24 figures
 * @param standing what runs in every hour anyway
 * @param leadSeconds time from asking for a replica until it serves; less than half a day
 */
export function resolveSchedules(
  byHour: readonly number[],
  { standing, leadSeconds }: { readonly standing: number; readonly leadSeconds: number },
): ScheduledMinimum[] {
  const leadMinutes = Math.ceil(leadSeconds / 60);
  return stretches(byHour)
    .filter(({ replicas }) => replicas > standing)
    .map(({ fromHour, hours, replicas }) => {
      const start = fromHour * 60 - leadMinutes + minutesOfDay;
      return {
        name: `from${String(fromHour).padStart(2, '0')}`,
        start: daily(start),
        end: daily((fromHour + hours) * 60),
        minutes: leadMinutes + hours * 60,
        timeZone: 'UTC',
        replicas,
      };
    });
}

/** Hours of one number in a row, the last of the day and the first of the next taken together. */
function stretches(byHour: readonly number[]): Stretch[] {
  const at = (hour: number) => byHour[(hour + hoursOfDay) % hoursOfDay] ?? 0;
  const changes = byHour.flatMap((replicas, hour) => (replicas === at(hour - 1) ? [] : [hour]));
  const starts = changes.length === 0 ? [0] : changes;
  return starts.flatMap((fromHour, index) => {
    const next = starts[index + 1] ?? (starts[0] ?? 0) + hoursOfDay;
    return halves({ fromHour, hours: next - fromHour, replicas: at(fromHour) });
  });
}

function halves({ fromHour, hours, replicas }: Stretch): Stretch[] {
  if (hours <= longestHours) return [{ fromHour, hours, replicas }];
  const rest = { fromHour: (fromHour + longestHours) % hoursOfDay, hours: hours - longestHours, replicas };
  return [{ fromHour, hours: longestHours, replicas }, rest];
}

/** Cron expression of a time of every day. */
function daily(minutes: number): string {
  const time = minutes % minutesOfDay;
  return `${time % 60} ${Math.floor(time / 60)} * * *`;
}
