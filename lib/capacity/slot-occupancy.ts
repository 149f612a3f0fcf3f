import { lastHolding } from './last-holding';

/** Slots that serve the slower the more of them are taken, and one queue before them. */
export interface SlotQueue {
  /** Requests that are served at once, at most. */
  readonly slots: number;
  readonly arrivalPerSecond: number;
  /** Completions per second while `running` requests are served; must rise with it. */
  readonly completionsPerSecond: (running: number) => number;
}

/** What a request finds when it arrives. */
export interface Occupancy {
  /** Share of requests that find all slots taken. */
  readonly waitProbability: number;
  /** Mean number of slots taken. */
  readonly meanRunning: number;
  /** Slots taken that a percentile of requests does not exceed. */
  readonly runningAtPercentile: number;
}

/** States lighter than this against the likeliest one are left out. */
const negligible = 1e-17;

/** Above so many slots the chain is walked on a coarser one, whose load wavers more: on the safe side, and in bounded time. */
const finestSlots = 1e5;

/**
 * Stationary state of slots whose service slows with their number: the birth-death chain p(k) = p(k-1) arrivals / completions(k),
 * geometric beyond the last slot. With completions(k) = k / s it is M/M/c, and `waitProbability` Erlang C. Exact for Poisson arrivals
 * and exponential service. Walked outwards from the likeliest state: about 18 sqrt(load) steps, nothing overflows.
 * Source: Gross, Shortle, Thompson, Harris, Fundamentals of Queueing Theory, 4th ed. 2008, sect. 2.1 and 2.9 (state-dependent service).
 *
 * @returns null when arrivals are no fewer than completions with all slots taken: the queue grows without end
 */
export function slotOccupancy(queue: SlotQueue, percentile: number): Occupancy | null {
  const grain = Math.max(1, queue.slots / finestSlots);
  const slots = Math.round(queue.slots / grain);
  const arrivals = queue.arrivalPerSecond / grain;
  const completions = (k: number) => queue.completionsPerSecond(k * grain) / grain;
  const load = slots === 0 ? Number.POSITIVE_INFINITY : arrivals / completions(slots);
  if (load >= 1) return null;

  const likeliest = lastHolding(slots, (k) => completions(k) <= arrivals);
  const below = fade(likeliest, (step) => completions(likeliest - step + 1) / arrivals);
  const above = fade(slots - likeliest, (step) => arrivals / completions(likeliest + step));
  // states in which all slots are taken and some wait: a geometric sum
  const isFull = likeliest + above.length === slots;
  const full = isFull ? (above.at(-1) ?? 1) / (1 - load) : 0;
  const waiting = full * load;
  const sumBelow = sum(below);
  const total = sumBelow + 1 + sum(above) + waiting;
  const away = sum(above, (step) => step) + waiting * (slots - likeliest) - sum(below, (step) => step);
  const running = likeliest + away / total;
  const atPercentile = likeliest + stepsTo({ below, above, sumBelow }, (total * percentile) / 100);
  return {
    waitProbability: full / total,
    meanRunning: running * grain,
    runningAtPercentile: atPercentile * grain,
  };
}

/** Weights of the states one step away, two steps and so on, until they are negligible; each is a factor times the one before. */
function fade(most: number, factor: (step: number) => number): number[] {
  const weights: number[] = [];
  let weight = 1;
  for (let step = 1; step <= most; step += 1) {
    weight *= factor(step);
    if (weight < negligible) break;
    weights.push(weight);
  }
  return weights;
}

/** Sum of the weights, each times something of its step. */
function sum(weights: readonly number[], times: (step: number) => number = () => 1): number {
  let total = 0;
  for (let index = 0; index < weights.length; index += 1) total += (weights[index] ?? 0) * times(index + 1);
  return total;
}

interface Around {
  readonly below: readonly number[];
  readonly above: readonly number[];
  readonly sumBelow: number;
}

/** Steps from the likeliest state to the one at which the weights from the lowest on reach a sum. */
function stepsTo({ below, above, sumBelow }: Around, wanted: number): number {
  let reached = sumBelow;
  if (wanted <= reached) {
    let step = 0;
    while (step < below.length && reached >= wanted) {
      reached -= below[step] ?? 0;
      step += 1;
    }
    return -step;
  }
  reached += 1;
  let step = 0;
  while (step < above.length && reached < wanted) {
    reached += above[step] ?? 0;
    step += 1;
  }
  return step;
}
