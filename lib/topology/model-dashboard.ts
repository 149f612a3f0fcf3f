import { type EngineSeries, poolLabel } from './engine-series';
import type { Dashboard, DashboardRow } from './monitoring';
import { chosen, panel } from './panel';
import type { PickerMetrics } from './picker';

const ofChosen = chosen(poolLabel, 'pool');

/** One pool, from the picker's queue to the last token. */
export function modelDashboard(engine: EngineSeries, picker: PickerMetrics): Dashboard {
  return {
    uid: 'meridian-model',
    title: 'Meridian: model',
    description: 'One model pool: latency against its objectives, engines, picker, burst.',
    rangeHours: 6,
    refreshSeconds: 30,
    variables: [{ name: 'pool', label: 'Model pool', series: engine.running, valuesOf: poolLabel }],
    rows: [latency(engine), engines(engine), queue(picker), burst()],
  };
}

/** A quantile of a histogram of the chosen pool. */
function quantile(share: number, histogram: string): string {
  return `histogram_quantile(${share}, sum by (le) (rate(${histogram}_bucket{${ofChosen}}[5m])))`;
}

function quantiles(histogram: string): Readonly<Record<string, string>> {
  return { P50: quantile(0.5, histogram), P95: quantile(0.95, histogram), P99: quantile(0.99, histogram) };
}

function latency({ firstToken, outputToken, wholeAnswer }: EngineSeries): DashboardRow {
  return {
    title: 'Latency',
    panels: [
      panel('Time to the first token', 'seconds', {
        description: 'From the arrival in the engine; the wait in the picker comes on top.',
        queries: quantiles(firstToken),
      }),
      panel('Time per output token', 'seconds', {
        description: 'Empty for models that answer at once.',
        queries: quantiles(outputToken),
      }),
      panel('Time to the whole answer', 'seconds', {
        description: 'From the arrival in the engine.',
        queries: quantiles(wholeAnswer),
      }),
      panel('Share over the objectives', 'share', {
        description: 'Of first tokens and of output tokens, over 5 minutes and over an hour.',
        queries: {
          'first tokens, 5 min': 'pool:ttft_slow:share_5m{pool="$pool"}',
          'first tokens, 1 h': 'pool:ttft_slow:share_1h{pool="$pool"}',
          'output tokens, 5 min': 'pool:tpot_slow:share_5m{pool="$pool"}',
          'output tokens, 1 h': 'pool:tpot_slow:share_1h{pool="$pool"}',
        },
      }),
    ],
  };
}

function engines(engine: EngineSeries): DashboardRow {
  return {
    title: 'Engines',
    panels: [
      panel('Requests by engine', 'count', {
        description: 'Running in each; curves far apart mean that the picker does not spread them.',
        queries: { '{{pod}}': `sum by (pod) (${engine.running}{${ofChosen}})` },
      }),
      panel('Waiting by engine', 'count', {
        description: 'Taken, and not begun.',
        queries: { '{{pod}}': `sum by (pod) (${engine.waiting}{${ofChosen}})` },
      }),
      panel('KV cache in use', 'share', {
        description: 'Over 0.9 the engine puts requests aside and computes them anew.',
        queries: { '{{pod}}': `avg by (pod) (${engine.kvCacheUsage}{${ofChosen}})` },
      }),
      panel('Tokens', 'per-second', {
        description: 'Read and written by all engines of the pool.',
        queries: {
          prompt: `sum(rate(${engine.promptTokens}{${ofChosen}}[5m]))`,
          output: `sum(rate(${engine.outputTokens}{${ofChosen}}[5m]))`,
        },
      }),
    ],
  };
}

function queue(picker: PickerMetrics): DashboardRow {
  return {
    title: 'Picker',
    panels: [
      panel('Held back', 'count', {
        description: 'Requests that wait for an engine with room, by priority.',
        queries: { 'priority {{priority}}': `sum by (priority) (${picker.queueSize}{${ofChosen}})` },
      }),
      panel('Wait', 'seconds', {
        description: 'From the arrival at the picker to its outcome.',
        queries: quantiles(picker.queueWait),
      }),
      panel('Outcomes', 'per-second', {
        description: 'Dispatched, refused, or waited too long.',
        queries: { '{{outcome}}': `sum by (outcome) (rate(${picker.requests}{${ofChosen}}[5m]))` },
      }),
      panel('Saturation', 'share', {
        description: 'From 1 on requests are held back.',
        queries: { saturation: `max(${picker.saturation}{${ofChosen}})` },
        bound: 1,
      }),
      panel('Engines in sight', 'count', {
        description: 'Engines that the picker can choose from.',
        queries: { engines: `max(${picker.readyEndpoints}{${ofChosen}})` },
      }),
    ],
  };
}

function burst(): DashboardRow {
  return {
    title: 'Burst',
    panels: [
      panel('What the scaler reads', 'count', {
        description: 'Answers to its queries, and what its formula makes of them.',
        queries: {
          '{{metric}}': 'max by (metric) (keda_scaler_metrics_value{scaledObject="$pool-burst"})',
        },
      }),
      panel('Replicas wanted', 'count', {
        description: 'By the autoscaler.',
        queries: {
          wanted:
            'max(kube_horizontalpodautoscaler_status_desired_replicas{horizontalpodautoscaler="keda-hpa-$pool-burst"})',
        },
      }),
      panel('Failed queries', 'per-second', {
        description: 'A query that fails leads to the fallback.',
        queries: {
          '{{metric}}': 'sum by (metric) (rate(keda_scaler_detail_errors_total{scaledObject="$pool-burst"}[5m]))',
        },
      }),
    ],
  };
}
