import { axisStyle, drawChart } from './draw-chart';
import { areaMark, colours, type Mark } from './marks';

/** Bars, each made of parts that are stacked. */
export interface MoneyBars {
  /** Name of each bar. */
  readonly names: readonly string[];
  /** Each with its amount in every bar, US dollars a month. */
  readonly parts: readonly { readonly name: string; readonly usdPerMonth: readonly number[] }[];
}

const palette = [colours.first, colours.second, colours.third, colours.soft, colours.line];

/** Colours of the parts; beyond the palette's they begin anew. */
export function moneyMarks(names: readonly string[]): readonly Mark[] {
  return names.map((name, index) => areaMark(name, colourOf(index)));
}

/** Money a month, as stacked bars: in thousands of dollars where it is much. */
export function moneyChart(id: string, { names, parts }: MoneyBars): string {
  const sums = names.map((_, bar) => parts.reduce((sum, { usdPerMonth }) => sum + (usdPerMonth[bar] ?? 0), 0));
  const isMuch = Math.max(0, ...sums) >= 10_000;
  const unit = isMuch ? 1000 : 1;
  return drawChart({
    id,
    height: 62 + 30 * names.length,
    option: {
      grid: { left: 112, right: 24, top: 8, bottom: 42 },
      xAxis: {
        ...axisStyle,
        type: 'value',
        splitNumber: 4,
        name: isMuch ? 'thousands of dollars a month' : 'dollars a month',
        nameLocation: 'middle',
        nameGap: 24,
      },
      yAxis: {
        ...axisStyle,
        type: 'category',
        inverse: true,
        splitLine: { show: false },
        axisLabel: { color: colours.ink, fontSize: 12, width: 104, overflow: 'truncate' },
        data: [...names],
      },
      series: parts.map(({ usdPerMonth }, index) => ({
        type: 'bar' as const,
        stack: 'money',
        silent: true,
        barWidth: 16,
        itemStyle: { color: colourOf(index), borderColor: colours.ground, borderWidth: 1 },
        data: usdPerMonth.map((amount) => amount / unit),
      })),
    },
  });
}

function colourOf(index: number): string {
  return palette[index % palette.length] ?? colours.first;
}
