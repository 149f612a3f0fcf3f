/** Requests in a pool. */
export interface Load {
  /** Held by the picker, since the engines are full. */
  readonly queue: number;
  /** In engines, not begun. */
  readonly waiting: number;
  /** In engines, generating. */
  readonly running: number;
}

export interface Demand {
  readonly arrivalsPerSecond: number;
  /** A request generates for so long. */
  readonly requestSeconds: number;
  readonly readyReplicas: number;
  /** Requests that a replica generates for at once. */
  readonly slotsPerReplica: number;
  /** Requests that the picker lets wait in an engine. */
  readonly waitingPerReplica: number;
}

export const IDLE: Load = { queue: 0, waiting: 0, running: 0 };

/**
 * The load some time later: a fluid queue. Requests come at one rate, end at `running / requestSeconds`, run where there is
 * room, else wait in engines, else in the picker. So the queue follows the capacity that the scaler brings, as in life: what
 * scales too late queues longer, and what swings shows.
 */
export function loadAfter(load: Load, seconds: number, demand: Demand): Load {
  const slots = demand.readyReplicas * demand.slotsPerReplica;
  const before = load.queue + load.waiting + load.running;
  const ended = (Math.min(before, slots) / demand.requestSeconds) * seconds;
  const inside = Math.max(0, before + demand.arrivalsPerSecond * seconds - ended);
  const running = Math.min(inside, slots);
  const waiting = Math.min(inside - running, demand.readyReplicas * demand.waitingPerReplica);
  return { queue: inside - running - waiting, waiting, running };
}

/** Arrivals that keep so many replicas as busy as they are planned for (Little's law). */
export function arrivalsFor(
  replicas: number,
  { runningPerReplica, requestSeconds }: Readonly<Record<'runningPerReplica' | 'requestSeconds', number>>,
) {
  return (replicas * runningPerReplica) / requestSeconds;
}
