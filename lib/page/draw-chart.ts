import { type EChartsOption, init } from 'echarts';
import { colours } from './marks';

/** Natural size of a chart, px: as wide as a phone's page, since text that shrinks with it could not be read. */
export const chartWidth = 340;

export interface ChartProps {
  /** Unique in the page: prefix of the ids within. */
  readonly id: string;
  readonly height: number;
  readonly option: EChartsOption;
}

/** A chart as `<svg>`. Its colours are custom properties, so that it follows the page into dark mode and onto paper. */
export function drawChart({ id, height, option }: ChartProps): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: chartWidth, height });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: 'inherit', fontSize: 12 }, ...option });
    return withOwnIds(withoutNotes(chart.renderToSVGString()), id);
  } finally {
    chart.dispose();
  }
}

/** Styles and notes are for a mouse that hovers over what can be clicked; nothing can. */
function withoutNotes(svg: string): string {
  return svg.replaceAll(/<style[^>]*>.*?<\/style>\n?/gs, '').replaceAll(/ (class="zr|ecmeta_\w+=")[^"]*"/g, '');
}

/** ECharts numbers ids through the life of a process; here they are the chart's own, so that the same input gives the same text. */
function withOwnIds(svg: string, id: string): string {
  const numbers = new Map<string, number>();
  return svg.replaceAll(/\bzr\d+-\w+/g, (given) => {
    const number = numbers.get(given) ?? numbers.size;
    numbers.set(given, number);
    return `${id}-${number}`;
  });
}

/** How axes look; with the words that stand beside them. */
export const axisStyle = {
  axisLine: { lineStyle: { color: colours.line } },
  axisTick: { show: false },
  axisLabel: { color: colours.soft, fontSize: 12 },
  nameTextStyle: { color: colours.soft, fontSize: 12 },
  splitLine: { lineStyle: { color: colours.line } },
} as const;
