import { setTimeout as sleep } from 'node:timers/promises';
import { engineSeries } from '#lib/topology/engine-series';
import type { Cluster } from '#test/conformance/cluster';
import type { Burst, ModelPool, Scaling } from '#topology';
import { arrivalsFor, IDLE, type Load, loadAfter } from './demand';
import { type Series, startExporter } from './metrics-server';
import { REAL_SECONDS, scaledSeconds, TIME_SCALE } from './time-scale';
import type { Sample } from './timeline';

/** A pool that follows its queue. */
export interface ScaledPool {
  readonly pool: ModelPool;
  readonly burst: Burst;
  readonly scaling: Scaling;
}

/** What can be had of the pool's series: all, none, or all but the picker's. */
export type Visible = 'all' | 'none' | 'engines alone';

const STEP_SECONDS = 0.25;
/** A pool of the same cluster that has more to do than ours will ever have: no query of ours may read it. */
const OTHER_POOL_REQUESTS = 100_000;

/**
 * Plays the requests of a pool against what its Deployments really have, writes the pool's metrics, and records what happens.
 * The queue is no script: it follows the replicas that are ready (`loadAfter`); the script is the rate of arrivals.
 */
export class ScalingRun {
  readonly samples: Sample[] = [];
  private readonly started = performance.now();
  private load: Load = IDLE;
  private phase = 'start';
  private replicasWorth: (seconds: number) => number = () => 0;
  private phaseStarted = 0;
  private visible: Visible = 'all';
  private running = true;
  private loop: Promise<void> | undefined;

  constructor(
    private readonly cluster: Cluster,
    private readonly scaled: ScaledPool,
  ) {}

  /** Serves the pool's metrics, and starts to play; returns the port that Prometheus scrapes. */
  async start(): Promise<number> {
    const exporter = await startExporter(() => (this.visible === 'none' ? undefined : this.series()));
    this.loop = this.play().finally(() => exporter.close());
    return exporter.port;
  }

  async stop(): Promise<void> {
    this.running = false;
    await this.loop;
  }

  /** From now on this many replicas' worth of requests comes, as a function of the seconds since now. */
  enter(phase: string, replicasWorth: (seconds: number) => number, visible: Visible = 'all'): void {
    this.phase = phase;
    this.replicasWorth = replicasWorth;
    this.visible = visible;
    this.phaseStarted = this.seconds();
  }

  /** Waits until a sample of the present phase fits, at most so long; whether one did is for the judgments to say. */
  async until(fits: (sample: Sample) => boolean, withinSeconds: number): Promise<void> {
    const end = this.phaseStarted + withinSeconds;
    while (this.seconds() < end) {
      const last = this.samples.at(-1);
      if (last !== undefined && last.phase === this.phase && fits(last)) return;
      await sleep(100);
    }
  }

  async lasts(seconds: number): Promise<void> {
    await this.until(() => false, seconds);
  }

  private seconds(): number {
    return (performance.now() - this.started) / 1000;
  }

  private async play(): Promise<void> {
    let before = this.seconds();
    while (this.running) {
      const [burst, base] = await Promise.all([
        this.counts(this.scaled.burst.workload),
        this.counts(this.scaled.pool.base.workload),
      ]);
      const now = this.seconds();
      this.load = loadAfter(this.load, now - before, this.demand(now, burst.ready + base.ready));
      before = now;
      this.samples.push({
        atSeconds: now,
        phase: this.phase,
        burst: burst.asked,
        base: base.asked,
        ready: burst.ready + base.ready,
        waiting: this.load.queue + this.load.waiting,
        running: this.load.running,
      });
      await sleep(STEP_SECONDS * 1000);
    }
  }

  private demand(now: number, readyReplicas: number) {
    const { pool, scaling } = this.scaled;
    const requestSeconds = scaledSeconds(REAL_SECONDS.request, TIME_SCALE);
    const replicas = this.replicasWorth(now - this.phaseStarted);
    return {
      arrivalsPerSecond: arrivalsFor(replicas, { runningPerReplica: scaling.runningPerReplica, requestSeconds }),
      requestSeconds,
      readyReplicas,
      slotsPerReplica: pool.engine.maxSequences,
      waitingPerReplica: pool.picker.flowControl.fullAt.waiting,
    };
  }

  private async counts(workload: string): Promise<{ readonly asked: number; readonly ready: number }> {
    const { namespace } = this.scaled.pool;
    const { body } = await this.cluster.api({ path: `/apis/apps/v1/namespaces/${namespace}/deployments/${workload}` });
    return { asked: body.spec?.replicas ?? 0, ready: body.status?.readyReplicas ?? 0 };
  }

  /** What engines and picker of the pool export: per engine, with the label that the PodMonitors give; and another pool's. */
  private series(): readonly Series[] {
    const { pool } = this.scaled;
    const { running, waiting } = engineSeries[pool.engine.kind];
    const { key } = pool.seriesLabel;
    const engines = Math.max(1, this.samples.at(-1)?.ready ?? 1);
    const ofEngines = Array.from({ length: engines }, (_, index) => ({ [key]: pool.name, pod: `engine-${index}` }));
    const other = { [key]: `${pool.name}-other`, pod: 'engine-0' };
    const enginesSeries = [
      ...ofEngines.flatMap((labels) => [
        { name: running, labels, value: this.load.running / engines },
        { name: waiting, labels, value: this.load.waiting / engines },
      ]),
      { name: running, labels: other, value: OTHER_POOL_REQUESTS },
      { name: waiting, labels: other, value: OTHER_POOL_REQUESTS },
    ];
    return this.visible === 'engines alone' ? enginesSeries : [...enginesSeries, ...this.pickerSeries()];
  }

  /** Like the picker, it has no series of a queue until something was held back; then one per tier. */
  private pickerSeries(): readonly Series[] {
    const { metrics, objectives } = this.scaled.pool.picker;
    const { key } = this.scaled.pool.seriesLabel;
    const labels = { [key]: this.scaled.pool.name };
    const saturation = { name: metrics.saturation, labels, value: 0 };
    if (!this.samples.some((sample) => sample.waiting > 0)) return [saturation];
    const part = this.load.queue / objectives.length;
    return [
      saturation,
      ...objectives.map(({ tier }) => ({ name: metrics.queueSize, labels: { ...labels, tier }, value: part })),
    ];
  }
}
