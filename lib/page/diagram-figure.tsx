/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { Drawing } from './drawing';
import { ScrollBox } from './scroll-box';

export interface DiagramFigureProps {
  /** Unique in the page. */
  readonly id: string;
  readonly svg: string;
  readonly caption: ComponentChildren;
}

/** Width beyond which a diagram is printed across the paper. */
const portraitPx = 1100;

/** A diagram in its natural size, or a little below, which scrolls by itself where it is wider than the page. */
export function DiagramFigure({ id, svg, caption }: DiagramFigureProps) {
  const width = Number(/^<svg[^>]* width="([\d.]+)"/.exec(svg)?.[1] ?? 0);
  return (
    <figure class={width > portraitPx ? 'diagram-figure wide' : 'diagram-figure'} style={`--natural:${width}px`}>
      <ScrollBox labelledBy={`${id}-caption`}>
        <Drawing svg={svg} className="diagram" />
      </ScrollBox>
      <figcaption id={`${id}-caption`}>{caption}</figcaption>
    </figure>
  );
}
