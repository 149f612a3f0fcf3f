/** One line of Prometheus' text format. */
interface Sample {
  readonly name: string;
  readonly labels: string;
  readonly value: number;
}

/** Sum of the samples of a series whose labels hold all of `parts`; 0 when there is none. */
export function sumOf(text: string, name: string, ...parts: readonly string[]): number {
  return samples(text)
    .filter((sample) => sample.name === name && parts.every((part) => sample.labels.includes(part)))
    .reduce((sum, { value }) => sum + value, 0);
}

function samples(text: string): Sample[] {
  return text.split('\n').flatMap((line) => {
    const [, name, labels = '', value] = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)/.exec(line) ?? [];
    return name === undefined ? [] : [{ name, labels, value: Number(value) }];
  });
}
