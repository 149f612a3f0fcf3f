/** The pool at one moment of a run. */
export interface Sample {
  /** Since the start of the run. */
  readonly atSeconds: number;
  readonly phase: string;
  /** Replicas that the burst Deployment asks for. */
  readonly burst: number;
  /** Replicas of base and burst that are ready. */
  readonly ready: number;
  /** Replicas that the base Deployment asks for. */
  readonly base: number;
  /** Requests that the picker holds or that wait in engines. */
  readonly waiting: number;
  /** Requests that engines work on. */
  readonly running: number;
}

type Figure = 'burst' | 'ready' | 'base' | 'waiting' | 'running';

/** A rule over a timeline: its problems, none when it holds. */
export type Judgment = (samples: readonly Sample[]) => readonly string[];

/** The samples of one phase. */
export function phaseOf(samples: readonly Sample[], phase: string): readonly Sample[] {
  return samples.filter((sample) => sample.phase === phase);
}

/** At least once the figure is exactly that. */
export function reaches(figure: Figure, value: number): Judgment {
  return recorded((samples) =>
    samples.some((sample) => sample[figure] === value)
      ? []
      : [`${figure} never is ${value}: from ${lowest(samples, figure)} to ${highest(samples, figure)}`],
  );
}

/** It ends with exactly that. */
export function endsAt(figure: Figure, value: number): Judgment {
  return recorded((samples) => {
    const end = samples.at(-1)?.[figure];
    return end === value ? [] : [`${figure} ends at ${end}, not ${value}`];
  });
}

/** At no moment is the figure outside of these, both inclusive. */
export function staysWithin(figure: Figure, least: number, most: number): Judgment {
  return every((sample) =>
    sample[figure] >= least && sample[figure] <= most
      ? undefined
      : `${figure} is ${sample[figure]}, outside ${least} to ${most}`,
  );
}

/** It never falls. */
export function neverFalls(figure: Figure): Judgment {
  return steps(figure, (from, to) => (to < from ? `${figure} falls from ${from} to ${to}` : undefined));
}

/** It never rises. */
export function neverRises(figure: Figure): Judgment {
  return steps(figure, (from, to) => (to > from ? `${figure} rises from ${from} to ${to}` : undefined));
}

/**
 * Falls by at most `pods` at a time, and not sooner again than `everySeconds` after that, less a tenth for the moments
 * between a step and the sample that shows it. A busy machine only makes it slower.
 */
export function fallsSlowly(figure: Figure, { pods, everySeconds }: { pods: number; everySeconds: number }): Judgment {
  return recorded((samples) => {
    const falls = changesOf(samples, figure).filter(({ from, to }) => to < from);
    const large = falls
      .filter(({ from, to }) => from - to > pods)
      .map(({ at, from, to }) => `${place(at)}: ${figure} falls from ${from} to ${to}, more than ${pods} at once`);
    const hasty = falls.slice(1).flatMap(({ at }, index) => {
      const before = falls[index]?.at ?? at;
      const seconds = at.atSeconds - before.atSeconds;
      return seconds < everySeconds * 0.9 - SAMPLING_SECONDS
        ? [`${place(at)}: ${figure} falls again after ${seconds.toFixed(1)} s, sooner than ${everySeconds} s`]
        : [];
    });
    return [...large, ...hasty];
  });
}

/** The first fall comes no sooner than that after the first sample. */
export function fallsNotBefore(figure: Figure, seconds: number): Judgment {
  return recorded((samples) => {
    const start = samples[0]?.atSeconds ?? 0;
    const fall = changesOf(samples, figure).find(({ from, to }) => to < from);
    if (fall === undefined || fall.at.atSeconds - start >= seconds) return [];
    return [
      `${place(fall.at)}: ${figure} falls ${(fall.at.atSeconds - start).toFixed(1)} s on, sooner than ${seconds} s`,
    ];
  });
}

/** It turns, from rising to falling or back, at most so many times. */
export function turnsAtMost(figure: Figure, turns: number): Judgment {
  return recorded((samples) => {
    const directions = changesOf(samples, figure).map(({ from, to, at }) => ({ up: to > from, at }));
    const turned = directions.filter(({ up }, index) => index > 0 && directions[index - 1]?.up !== up);
    return turned.length <= turns
      ? []
      : [`${figure} turns ${turned.length} times, more than ${turns}: ${turned.map(({ at }) => place(at)).join(', ')}`];
  });
}

/** All of it between two samples, seconds: a step may show so much later than it was. */
const SAMPLING_SECONDS = 0.6;

interface Change {
  readonly from: number;
  readonly to: number;
  readonly at: Sample;
}

function changesOf(samples: readonly Sample[], figure: Figure): readonly Change[] {
  return samples.slice(1).flatMap((at, index) => {
    const from = samples[index]?.[figure] ?? at[figure];
    return from === at[figure] ? [] : [{ from, to: at[figure], at }];
  });
}

/** An empty timeline shows nothing, so no rule holds on it. */
function recorded(judgment: Judgment): Judgment {
  return (samples) => (samples.length === 0 ? ['no samples'] : judgment(samples));
}

function every(problem: (sample: Sample) => string | undefined): Judgment {
  return recorded((samples) =>
    firstOf(
      samples.flatMap((sample) => {
        const found = problem(sample);
        return found === undefined ? [] : [`${place(sample)}: ${found}`];
      }),
    ),
  );
}

function steps(figure: Figure, problem: (from: number, to: number) => string | undefined): Judgment {
  return recorded((samples) =>
    changesOf(samples, figure).flatMap(({ from, to, at }) => {
      const found = problem(from, to);
      return found === undefined ? [] : [`${place(at)}: ${found}`];
    }),
  );
}

/** What is wrong at one moment often is at the next. */
function firstOf(problems: readonly string[]): readonly string[] {
  const [first] = problems;
  return first === undefined
    ? []
    : [problems.length === 1 ? first : `${first} (and ${problems.length - 1} samples more)`];
}

function place({ atSeconds, phase }: Sample): string {
  return `${phase}, ${atSeconds.toFixed(1)} s`;
}

function lowest(samples: readonly Sample[], figure: Figure): number {
  return Math.min(...samples.map((sample) => sample[figure]));
}

function highest(samples: readonly Sample[], figure: Figure): number {
  return Math.max(...samples.map((sample) => sample[figure]));
}
