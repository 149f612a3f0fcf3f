import { axisStyle, drawChart } from './draw-chart';
import { areaMark, colours, lineMark, type Mark } from './marks';
import type { PoolHours } from './pool-hours';

/** What the curves of `hoursChart` are. */
export const hoursMarks: readonly Mark[] = [
  areaMark('load of the hour', colours.first),
  lineMark('held by what runs at least', colours.second),
  lineMark('held by the base alone', colours.soft, true),
  lineMark('held by base and burst at their most', colours.third, true),
];

/** The load of a pool through a day against what its replicas hold, requests per second. */
export function hoursChart(id: string, { hours, heldByBase, heldAtMost }: PoolHours): string {
  const level = (value: number, color: string) => ({
    type: 'line' as const,
    silent: true,
    showSymbol: false,
    lineStyle: { color, width: 1.5, type: 'dashed' as const },
    data: hours.map(() => value),
  });
  return drawChart({
    id,
    height: 220,
    option: {
      grid: { left: 44, right: 12, top: 28, bottom: 42 },
      xAxis: {
        ...axisStyle,
        type: 'category',
        name: 'hour, UTC',
        nameLocation: 'middle',
        nameGap: 24,
        splitLine: { show: false },
        axisLabel: { ...axisStyle.axisLabel, interval: 3 },
        data: hours.map((_, hour) => String(hour)),
      },
      yAxis: { ...axisStyle, type: 'value', name: 'requests/s', nameTextStyle: { color: colours.soft, align: 'left' } },
      series: [
        {
          type: 'line',
          silent: true,
          showSymbol: false,
          step: 'middle',
          lineStyle: { color: colours.first, width: 2 },
          areaStyle: { color: colours.first, opacity: 0.25 },
          data: hours.map(({ loadPerSecond }) => loadPerSecond),
        },
        {
          type: 'line',
          silent: true,
          showSymbol: false,
          step: 'middle',
          lineStyle: { color: colours.second, width: 2 },
          data: hours.map(({ heldPerSecond }) => heldPerSecond),
        },
        level(heldByBase, colours.soft),
        level(heldAtMost, colours.third),
      ],
    },
  });
}
