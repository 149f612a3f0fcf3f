/** @jsxRuntime automatic */
/** @jsxImportSource preact */

export interface DrawingProps {
  /** Markup of an `<svg>` that this program has drawn, with every text in it escaped. */
  readonly svg: string;
  readonly className: string;
}

/** The one place where markup is put in as it is: drawn by this program, never taken from a blueprint. */
export function Drawing({ svg, className }: DrawingProps) {
  return <div class={className} dangerouslySetInnerHTML={{ __html: svg }} />;
}
