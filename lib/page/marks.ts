/** An entry of a legend. */
export interface Mark {
  readonly name: string;
  /** A small `<svg>`. */
  readonly sign: string;
}

/** Colours of charts, by custom properties of the page's style: light, dark and print have their own. */
export const colours = {
  ink: 'var(--ink)',
  soft: 'var(--soft)',
  line: 'var(--line)',
  ground: 'var(--ground)',
  bound: 'var(--bad)',
  first: 'var(--chart-1)',
  second: 'var(--chart-2)',
  third: 'var(--chart-3)',
} as const;

/** A filled field. */
export function areaMark(name: string, colour: string): Mark {
  return { name, sign: svg(`<rect x="1" y="3" width="14" height="10" rx="2" fill="${colour}"/>`) };
}

export function lineMark(name: string, colour: string, isDashed = false): Mark {
  const dash = isDashed ? ' stroke-dasharray="4 3"' : '';
  return { name, sign: svg(`<path d="M0 8H16" fill="none" stroke="${colour}" stroke-width="2"${dash}/>`) };
}

/** Outline of a sign, 16 x 16, as charts draw it at a value. */
export function signMark(name: string, path: string): Mark {
  return { name, sign: svg(`<path d="${path}" ${'fill="var(--ground)" stroke="var(--ink)" stroke-width="2"'}/>`) };
}

function svg(content: string): string {
  return `<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">${content}</svg>`;
}
