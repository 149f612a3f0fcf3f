import { erlangC } from './erlang';

/** How long requests wait for a server. Who waits at all waits an exponential time. */
export interface Waiting {
  /** Share of requests that wait at all. */
  readonly probability: number;
  /** Mean over all requests, those that do not wait included, seconds; Infinity when the queue grows without end. */
  readonly meanSeconds: number;
}

/** Moments of arrivals and service. */
export interface QueueMoments {
  readonly serviceSeconds: number;
  /** Squared coefficient of variation of service times. */
  readonly serviceCv2: number;
  /** Squared coefficient of variation of the times between arrivals. */
  readonly arrivalCv2: number;
}

/**
 * Squared coefficient of variation of the times between arrivals: 1, a Poisson stream. The Azure conversation trace of 2023
 * measures 1.20 (CV 1.09), its code trace 173 (CV 13.15): for code completion this understates waiting by far.
 */
export const poissonArrivals = 1;

/**
 * Waiting in M/M/c, exactly: mean = C(c, a) s / (c - a).
 *
 * @throws RangeError for servers or loads that Erlang C refuses
 */
export function mmcWait(servers: number, arrivalPerSecond: number, serviceSeconds: number): Waiting {
  const offeredLoad = arrivalPerSecond * serviceSeconds;
  const probability = erlangC(servers, offeredLoad);
  if (offeredLoad >= servers) return { probability, meanSeconds: Number.POSITIVE_INFINITY };
  return { probability, meanSeconds: (probability * serviceSeconds) / (servers - offeredLoad) };
}

/**
 * Waiting in G/G/c, approximately: the wait of M/M/c times (ca² + cs²) / 2. Exact for M/M/c and for M/G/1 (Pollaczek and
 * Khinchine). Against the exact M/D/c it is low: by 1 % for 10 servers at 95 % (50 at 98 %), 4 % for 50 at 95 %, 7 % for 10 at 80 %.
 * Source: Allen, Probability, Statistics, and Queueing Theory, 2nd ed. 1990, sect. 5.2.7 (Allen and Cunneen 1978).
 */
export function allenCunneenWait(servers: number, arrivalPerSecond: number, moments: QueueMoments): Waiting {
  const { probability, meanSeconds } = mmcWait(servers, arrivalPerSecond, moments.serviceSeconds);
  return { probability, meanSeconds: meanSeconds * variability(moments) };
}

/** The correction of Allen and Cunneen: (ca² + cs²) / 2. */
export function variability({ arrivalCv2, serviceCv2 }: Pick<QueueMoments, 'arrivalCv2' | 'serviceCv2'>): number {
  return (arrivalCv2 + serviceCv2) / 2;
}

/** Share of requests that wait longer than some seconds: p exp(-t p / mean). Exact for M/M/c. */
export function shareWaitingBeyond({ probability, meanSeconds }: Waiting, seconds: number): number {
  if (probability === 0 || meanSeconds === 0) return 0;
  return probability * Math.exp((-seconds * probability) / meanSeconds);
}

/**
 * The wait that a percentile of requests does not exceed, seconds: (mean / p) ln(p / (1 - q)), 0 when fewer wait at all.
 *
 * @param percentile 0 to below 100
 */
export function waitAtPercentile({ probability, meanSeconds }: Waiting, percentile: number): number {
  const beyond = 1 - percentile / 100;
  return probability <= beyond ? 0 : (meanSeconds / probability) * Math.log(probability / beyond);
}
