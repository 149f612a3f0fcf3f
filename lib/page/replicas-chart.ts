import type { PlannedPool } from '#report';
import { axisStyle, drawChart } from './draw-chart';
import { areaMark, colours, type Mark, signMark } from './marks';

/** Signs of the loads, as outlines of 16 x 16. */
const signs = {
  p50: { name: 'needed at p50', path: 'M8 2A6 6 0 1 0 8 14A6 6 0 1 0 8 2Z' },
  p95: { name: 'at p95', path: 'M8 2L14.5 13.5H1.5Z' },
  warm: { name: 'at p95 with the share of a lost peer', path: 'M8 1L15 8L8 15L1 8Z' },
  peak: { name: 'at the peak with that share', path: 'M2 2H14V14H2Z' },
} as const;

type Load = keyof typeof signs;

const loads = Object.keys(signs) as readonly Load[];

/** What bars and signs of `replicasChart` are. */
export const replicasMarks: readonly Mark[] = [
  areaMark('base', colours.first),
  areaMark('least of burst', colours.second),
  areaMark('up to the most of burst', colours.line),
  ...loads.map((load) => signMark(signs[load].name, signs[load].path)),
];

/** Replicas of each pool of a Region, as bars, and how many each load needs, as signs. */
export function replicasChart(id: string, pools: readonly PlannedPool[]): string {
  const bar = (color: string, of: (replicas: PlannedPool['replicas']) => number) => ({
    type: 'bar' as const,
    stack: 'replicas',
    silent: true,
    barWidth: 16,
    itemStyle: { color },
    data: pools.map(({ replicas }) => of(replicas)),
  });
  return drawChart({
    id,
    height: 62 + 34 * pools.length,
    option: {
      grid: { left: 92, right: 16, top: 8, bottom: 42 },
      xAxis: { ...axisStyle, type: 'value', minInterval: 1, name: 'replicas', nameLocation: 'middle', nameGap: 24 },
      yAxis: {
        ...axisStyle,
        type: 'category',
        inverse: true,
        splitLine: { show: false },
        axisLabel: { color: colours.ink, fontSize: 12, width: 84, overflow: 'truncate' },
        data: pools.map(({ model }) => model),
      },
      series: [
        bar(colours.first, ({ base }) => base),
        bar(colours.second, ({ burstMin }) => burstMin),
        bar(colours.line, ({ burstMin, burstMax }) => Math.max(0, burstMax - burstMin)),
        ...loads.map((load) => ({
          type: 'scatter' as const,
          silent: true,
          symbol: `path://${signs[load].path}`,
          symbolSize: 9,
          itemStyle: { color: colours.ground, borderColor: colours.ink, borderWidth: 1.5 },
          data: pools.map(({ replicas }, index) => [replicas.needed[load], index]),
        })),
      ],
    },
  });
}
