import type { PlannedPool } from '#report';
import { axisStyle, drawChart } from './draw-chart';
import { areaMark, colours, lineMark, type Mark } from './marks';

/** What the bars of `sloChart` are. */
export const sloMarks: readonly Mark[] = [
  areaMark('utilisation', colours.first),
  areaMark('TTFT, of its objective', colours.second),
  areaMark('TPOT, of its objective', colours.third),
  lineMark('all that may be used', colours.bound, true),
];

/** How much of what they may, warm replicas use under the warm load, percent; what has no figure has no bar. */
export function sloShares({ utilisation, ttft, tpot }: PlannedPool): readonly (number | null)[] {
  const share = (part: number | null, whole: number) => (part === null ? null : (100 * part) / whole);
  return [
    share(utilisation, 1),
    share(ttft.estimateMs.total, ttft.boundMs),
    tpot === null ? null : share(tpot.estimateMs, tpot.boundMs),
  ];
}

/** Utilisation of each pool of a Region, and its latency as a part of what the objective allows. */
export function sloChart(id: string, pools: readonly PlannedPool[]): string {
  const shares = pools.map(sloShares);
  const most = Math.max(100, ...shares.flat().map((value) => value ?? 0));
  return drawChart({
    id,
    height: 62 + 42 * pools.length,
    option: {
      grid: { left: 92, right: 16, top: 8, bottom: 42 },
      xAxis: {
        ...axisStyle,
        type: 'value',
        max: most > 100 ? most : 120,
        interval: most > 200 ? undefined : 25,
        name: '% of what may be used',
        nameLocation: 'middle',
        nameGap: 24,
        axisLabel: { ...axisStyle.axisLabel, showMaxLabel: false },
      },
      yAxis: {
        ...axisStyle,
        type: 'category',
        inverse: true,
        splitLine: { show: false },
        axisLabel: { color: colours.ink, fontSize: 12, width: 84, overflow: 'truncate' },
        data: pools.map(({ model }) => model),
      },
      series: [colours.first, colours.second, colours.third].map((color, series) => ({
        type: 'bar' as const,
        silent: true,
        barWidth: 8,
        barGap: '20%',
        itemStyle: { color },
        data: shares.map((values) => values[series] ?? '-'),
        ...(series === 0 ? { markLine: bound } : {}),
      })),
    },
  });
}

const bound = {
  silent: true,
  symbol: 'none',
  label: { show: false },
  lineStyle: { color: colours.bound, type: 'dashed' as const, width: 1.5 },
  data: [{ xAxis: 100 }],
};
