/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { Drawing } from './drawing';

export interface ChartFigureProps {
  readonly svg: string;
  /** What it is of: stands above it. */
  readonly title: ComponentChildren;
  /** What it shows, in a sentence with its figures, for who does not see it. */
  readonly alternative: string;
}

/** A chart with its title. */
export function ChartFigure({ svg, title, alternative }: ChartFigureProps) {
  return (
    <figure class="chart-figure">
      <figcaption>{title}</figcaption>
      <div role="img" aria-label={alternative}>
        <Drawing svg={svg} className="chart" />
      </div>
    </figure>
  );
}
