import { type Check, checkOf } from '#test/conformance/check';
import type { ScaledPool, ScalingRun } from './scaling-run';
import { scaledSeconds } from './time-scale';
import {
  endsAt,
  fallsNotBefore,
  fallsSlowly,
  type Judgment,
  neverFalls,
  neverRises,
  phaseOf,
  reaches,
  type Sample,
  staysWithin,
  turnsAtMost,
} from './timeline';

/** Names of the phases, in the order in which they come. */
export const PHASES = {
  calm: 'calm',
  rise: 'rise',
  hold: 'hold',
  blind: 'metrics loss',
  fall: 'fall',
  noPicker: 'picker lost',
  again: 'back',
} as const;

/** Longest that a phase waits for what it is about; a machine with little to give takes longer than the rule. */
const PATIENCE_SECONDS = 90;

/** Lets the phases pass: each ends when what it is about has come, or after a time. */
export async function playPhases(run: ScalingRun, { pool, burst, scaling }: ScaledPool, say: (text: string) => void) {
  const { minReplicas, maxReplicas } = burst;
  const base = pool.base.replicas;
  const downWindow = scaledSeconds(scaling.down.windowSeconds);
  const falls = ((maxReplicas - minReplicas) / scaling.down.pods) * scaledSeconds(scaling.down.periodSeconds);
  const idle = () => base / 2;
  const enter = (
    phase: string,
    what: string,
    ...rest: Parameters<ScalingRun['enter']> extends [string, ...infer R] ? R : never
  ) => {
    say(`${phase}: ${what}`);
    run.enter(phase, ...rest);
  };
  enter(PHASES.calm, 'half of what the base serves', idle);
  await run.until((sample) => sample.burst === minReplicas && sample.ready === base + minReplicas, PATIENCE_SECONDS);

  enter(PHASES.rise, 'half as much again as all replicas together are planned for', () => (base + maxReplicas) * 1.5);
  await run.until((sample) => sample.burst === maxReplicas && sample.ready === base + maxReplicas, PATIENCE_SECONDS);

  enter(
    PHASES.hold,
    'swings by a fifth around what all replicas are planned for',
    (seconds) => (base + maxReplicas) * (1 + 0.2 * Math.sin(seconds)),
  );
  await run.lasts(downWindow * 1.1);

  enter(PHASES.blind, 'no series answers, and hardly a request comes', idle, 'none');
  await run.lasts(downWindow * 1.2);

  enter(PHASES.fall, 'series are back; still hardly a request comes', idle);
  await run.until((sample) => sample.burst <= minReplicas, downWindow + falls + PATIENCE_SECONDS);
  // what goes lower than it may goes there now
  const last = run.samples.at(-1)?.atSeconds ?? 0;
  await run.until((sample) => sample.atSeconds > last + scaledSeconds(scaling.down.periodSeconds) * 1.5, 10_000);

  enter(PHASES.noPicker, "the picker's series are gone, the engines' stay", idle, 'engines alone');
  await run.until((sample) => sample.burst >= scaling.fallback.replicas, PATIENCE_SECONDS);
  await run.until((sample) => sample.atSeconds > last + downWindow, downWindow);

  enter(PHASES.again, 'all series are back', idle);
  await run.until((sample) => sample.burst < scaling.fallback.replicas, downWindow + PATIENCE_SECONDS);
}

/** What the timeline must show. */
export function judgeScaling(samples: readonly Sample[], { pool, burst, scaling }: ScaledPool): readonly Check[] {
  const { minReplicas, maxReplicas } = burst;
  const { replicas: fallback } = scaling.fallback;
  const base = pool.base.replicas;
  const afterStart = samples.filter(({ phase }) => phase !== 'start');
  const afterCalm = afterStart.filter(({ phase }) => phase !== PHASES.calm);
  const slowly = fallsSlowly('burst', {
    pods: scaling.down.pods,
    everySeconds: scaledSeconds(scaling.down.periodSeconds),
  });
  const judge = (name: string, seen: readonly Sample[], ...judgments: readonly Judgment[]): Check =>
    checkOf(
      name,
      judgments.flatMap((judgment) => judgment(seen)),
      summaryOf(seen),
    );
  const inPhase = (phase: string, what: string, ...judgments: readonly Judgment[]) =>
    judge(`${phase}: ${what}`, phaseOf(samples, phase), ...judgments);
  return [
    inPhase(PHASES.calm, 'burst goes to its minimum and stays', neverFalls('burst'), endsAt('burst', minReplicas)),
    inPhase(
      PHASES.rise,
      'burst goes from minimum to maximum without a step back',
      neverFalls('burst'),
      endsAt('burst', maxReplicas),
    ),
    inPhase(PHASES.rise, 'requests queue until the replicas are there', (seen) =>
      seen.some(({ waiting }) => waiting > 0) ? [] : ['nothing waits: the run asks nothing of the scaler'],
    ),
    inPhase(PHASES.hold, 'a load that swings moves nothing', staysWithin('burst', maxReplicas, maxReplicas)),
    inPhase(PHASES.blind, 'blind, burst keeps what runs', staysWithin('burst', maxReplicas, maxReplicas)),
    inPhase(PHASES.fall, 'burst comes back to exactly its minimum', neverRises('burst'), endsAt('burst', minReplicas)),
    inPhase(PHASES.fall, `at most ${scaling.down.pods} at a time, not sooner than its period`, slowly),
    inPhase(
      PHASES.noPicker,
      'one series away is blind: burst rises to the fallback, no higher',
      neverFalls('burst'),
      endsAt('burst', fallback),
    ),
    inPhase(
      PHASES.again,
      'seeing again, it waits a window before it falls',
      neverRises('burst'),
      fallsNotBefore('burst', scaledSeconds(scaling.down.windowSeconds) * 0.8),
    ),
    judge(
      'burst is never below its minimum or above its maximum',
      afterCalm,
      staysWithin('burst', minReplicas, maxReplicas),
    ),
    judge(
      'burst turns three times in all: it does not flap',
      afterCalm,
      turnsAtMost('burst', 3),
      reaches('burst', maxReplicas),
    ),
    judge('base does not follow', afterStart, staysWithin('base', base, base)),
  ];
}

function summaryOf(samples: readonly Sample[]): string {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined) return 'no samples';
  const seconds = (last.atSeconds - first.atSeconds).toFixed(0);
  return `burst ${first.burst} -> ${last.burst}, ready ${first.ready} -> ${last.ready} in ${seconds} s`;
}
