/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';

export interface ScrollBoxProps {
  /** Id of what names it. */
  readonly labelledBy: string;
  readonly children: ComponentChildren;
}

/** Scrolls sideways what is wider than the page, by keyboard too. */
export function ScrollBox({ labelledBy, children }: ScrollBoxProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div class="scroll" role="group" aria-labelledby={labelledBy} tabIndex={0}>
      {children}
    </div>
  );
}
