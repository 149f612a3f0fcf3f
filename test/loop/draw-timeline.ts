import { plot } from 'asciichart';
import type { Sample } from './timeline';

const COLUMNS = 100;
const ROWS = 10;
/** Up to so many replicas each has a row of its own. */
const MOST_ROWS = 20;

/** Replicas and requests over time as two small charts, with the phases below. */
export function drawTimeline(samples: readonly Sample[]): string {
  const columns = resample(samples);
  const format = (value: number) => String(Math.round(value)).padStart(6);
  const most = Math.max(1, ...samples.map(({ burst }) => burst));
  const series = (figure: 'burst' | 'base' | 'waiting' | 'running') => columns.map((sample) => sample[figure]);
  return [
    `replicas: burst, and base, which stays at ${samples.at(-1)?.base ?? 0}`,
    plot([series('burst'), series('base')], { height: most > MOST_ROWS ? ROWS : most, min: 0, max: most, format }),
    phaseLine(columns),
    'requests: generating, and waiting in picker and engines',
    plot([series('running'), series('waiting')], { height: ROWS, min: 0, format }),
    phaseLine(columns),
  ].join('\n');
}

/** One sample per column, the latest that is not later. */
function resample(samples: readonly Sample[]): readonly Sample[] {
  const [first] = samples;
  const last = samples.at(-1);
  if (first === undefined || last === undefined) return [];
  const span = last.atSeconds - first.atSeconds;
  return Array.from({ length: COLUMNS }, (_, column) => {
    const at = first.atSeconds + (span * column) / (COLUMNS - 1);
    return samples.findLast((sample) => sample.atSeconds <= at) ?? first;
  });
}

/** `|rise   |hold ...` under the columns; the axis of a chart takes the first eight. */
function phaseLine(columns: readonly Sample[]): string {
  const marks = columns.map((sample, index) => columns[index - 1]?.phase !== sample.phase);
  const starts = marks.flatMap((starting, index) => (starting ? [index] : []));
  const labels = starts.map((start, index) => {
    const width = (starts[index + 1] ?? columns.length) - start;
    return `|${columns[start]?.phase ?? ''}`.slice(0, width).padEnd(width);
  });
  return `${' '.repeat(8)}${labels.join('')}`.trimEnd();
}
