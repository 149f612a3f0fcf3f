/**
 * KEDA's rule for the burst replicas of a pool: follow the queue, never the base.
 *
 * The formula gives the burst replicas that demand asks for, as a fraction; the HPA rounds it up and keeps it between the
 * bounds of `Burst`. A request is in one of three places and counted once: held by the picker (`queue`), handed to an engine
 * and not begun (`waiting`), or generating (`running`).
 */
export interface Scaling {
  readonly scaler: string;
  readonly metricsAddress: string;
  readonly queries: readonly ScalingQuery[];
  /** Least burst replicas of the busy hours; empty without a daily curve, or where the minimum holds all day. */
  readonly schedules: readonly ScheduledMinimum[];
  /**
   * Burst replicas wanted: `max(running / runningPerReplica + (queue + waiting) / queuePerReplica - base, schedules, 0)`. The
   * base is taken off, since the HPA divides by burst's replicas alone. It ends at 0, not at burst's minimum: the HPA takes a
   * figure below 0 for a huge one, and one within its tolerance of what runs for enough, so that a pool would never come
   * all the way down to a minimum that the formula itself names.
   */
  readonly formula: string;
  /** What the formula's figure is divided by: 1, since it is in replicas already. */
  readonly target: number;
  /** Requests, queued or waiting, that call for one more replica. */
  readonly queuePerReplica: number;
  /** Requests that a replica runs at the load it is planned for. */
  readonly runningPerReplica: number;
  readonly up: {
    /** The least of what was wanted in so many seconds counts. */
    readonly windowSeconds: number;
    /** The larger of a share and a count, in each period. */
    readonly percent: number;
    readonly pods: number;
    readonly periodSeconds: number;
    /** Share by which the wish must exceed what runs. 0: the HPA's own tenth would hold 11 replicas where 12 are scheduled. */
    readonly tolerance: number;
  };
  readonly down: {
    /** The most of what was wanted in so many seconds counts. */
    readonly windowSeconds: number;
    readonly pods: number;
    readonly periodSeconds: number;
  };
  readonly fallback: {
    /** Failed queries in a row, of any one series, after which it is blind; until then nothing moves. */
    readonly failures: number;
    /** What blind means: keep what runs, and lift it to `replicas` where it is less. */
    readonly behavior: 'currentReplicasIfHigher';
    /** Not below any schedule's. */
    readonly replicas: number;
  };
}

/** A Prometheus query that answers with one number, or with nothing when what it reads is not there. */
export interface ScalingQuery {
  /** Name in the formula. */
  readonly name: string;
  readonly query: string;
  /** Whether no answer counts as 0. It never does: blind is not idle. */
  readonly emptyIsZero: boolean;
}

/** A least number of burst replicas, every day from one time to another; outside it counts as 0. */
export interface ScheduledMinimum {
  /** Name in the formula. */
  readonly name: string;
  /** Cron expression. It is earlier than the busy hour by what a replica takes to start. */
  readonly start: string;
  /** Cron expression. */
  readonly end: string;
  /** From start to end. */
  readonly minutes: number;
  /** IANA name. */
  readonly timeZone: string;
  readonly replicas: number;
}
