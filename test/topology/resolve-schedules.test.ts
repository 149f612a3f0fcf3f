import fc from 'fast-check';
import { resolveSchedules } from '#lib/topology/resolve-schedules';
import type { ScheduledMinimum } from '#topology';

const minutesOfDay = 1440;

/** The minutes of a day in which KEDA's cron trigger holds its figure (pkg/scalers/cron_scaler.go): from each start to the next end. */
function inForce({ start, end }: ScheduledMinimum): ReadonlySet<number> {
  const from = minuteOf(start);
  const length = (minuteOf(end) - from + minutesOfDay) % minutesOfDay;
  return new Set(Array.from({ length }, (_, minute) => (from + minute) % minutesOfDay));
}

function minuteOf(expression: string): number {
  const [minute, hour, ...days] = expression.split(' ');
  expect(days).toEqual(['*', '*', '*']);
  return Number(hour) * 60 + Number(minute);
}

/** Least replicas at each minute of the day. */
function minimums(schedules: readonly ScheduledMinimum[], standing: number): number[] {
  const active = schedules.map((schedule) => ({ replicas: schedule.replicas, minutes: inForce(schedule) }));
  return Array.from({ length: minutesOfDay }, (_, minute) =>
    Math.max(standing, ...active.filter(({ minutes }) => minutes.has(minute)).map(({ replicas }) => replicas)),
  );
}

const byHour = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 24, maxLength: 24 });
const facts = fc.record({ standing: fc.integer({ min: 0, max: 3 }), leadSeconds: fc.integer({ min: 1, max: 3000 }) });

test('every minute has the replicas of its hour; only the time that replicas take to start comes on top', () => {
  fc.assert(
    fc.property(byHour, facts, (needed, given) => {
      const of = minimums(resolveSchedules(needed, given), given.standing);
      const lead = Math.ceil(given.leadSeconds / 60);
      const wanted = of.map((_, minute) => {
        const soon = Math.floor(((minute + lead) % minutesOfDay) / 60);
        return Math.max(given.standing, needed[Math.floor(minute / 60)] ?? 0, needed[soon] ?? 0);
      });
      expect(of).toEqual(wanted);
    }),
  );
});

test('no schedule starts when it ends, lasts a day, or shares its name', () => {
  fc.assert(
    fc.property(byHour, facts, (needed, given) => {
      const schedules = resolveSchedules(needed, given);
      for (const schedule of schedules) {
        expect(schedule.start).not.toBe(schedule.end);
        expect(inForce(schedule).size).toBe(schedule.minutes);
        expect(schedule.timeZone).toBe('UTC');
      }
      expect(new Set(schedules.map(({ name }) => name)).size).toBe(schedules.length);
    }),
  );
});

const day = (of: (hour: number) => number) => Array.from({ length: 24 }, (_, hour) => of(hour));

test.each([
  ['no hour asks for more than the minimum', day(() => 2), []],
  [
    'all do: two halves of a day, since KEDA refuses a schedule that ends when it starts',
    day(() => 3),
    ['50 23 * * * to 0 12 * * *: 3', '50 11 * * * to 0 0 * * *: 3'],
  ],
  ['a peak over midnight', day((hour) => (hour >= 22 || hour < 2 ? 5 : 1)), ['50 21 * * * to 0 2 * * *: 5']],
  [
    'two steps up: the higher begins before the lower ends',
    day((hour) => ({ 9: 3, 10: 4 })[hour] ?? 2),
    ['50 8 * * * to 0 10 * * *: 3', '50 9 * * * to 0 11 * * *: 4'],
  ],
])('%s', (_, needed, expected) => {
  const schedules = resolveSchedules(needed, { standing: 2, leadSeconds: 600 });
  expect(schedules.map(({ start, end, replicas }) => `${start} to ${end}: ${replicas}`)).toEqual(expected);
});
