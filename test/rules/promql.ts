import { parser } from '@prometheus-io/lezer-promql';

/** What a query asks for. */
export interface Asked {
  /** Series by name, with the labels that its matchers name. */
  readonly series: readonly { readonly name: string; readonly labels: readonly string[] }[];
  /** Labels by which results are grouped or joined. */
  readonly grouped: readonly string[];
}

/** Reads a query by Prometheus' own grammar. @throws Error with the query and the place, when it is none */
export function readQuery(expr: string): Asked {
  const series: { name: string; labels: string[] }[] = [];
  const grouped: string[] = [];
  parser.parse(expr).iterate({
    enter: ({ type, name, from, to, node }) => {
      if (type.isError) throw new Error(`not PromQL at character ${from}: ${expr}`);
      const text = expr.slice(from, to);
      if (name === 'VectorSelector') series.push({ name: '', labels: [] });
      if (name === 'Identifier') series[series.length - 1] = { name: text, labels: [] };
      if (name !== 'LabelName') return;
      if (node.parent?.name === 'GroupingLabels') grouped.push(text);
      else series[series.length - 1]?.labels.push(text);
    },
  });
  return { series, grouped };
}
