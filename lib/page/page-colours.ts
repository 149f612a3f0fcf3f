/** Colours by what they mean; text on `ground` and on `panel` has a contrast of 4.5 and more, what charts draw of 3. */
const light = {
  ground: '#ffffff',
  panel: '#f6f8fa',
  ink: '#1f2733',
  soft: '#57606f',
  line: '#c9d1db',
  link: '#1659b7',
  focus: '#1659b7',
  good: '#127146',
  warn: '#8a5300',
  bad: '#b3261e',
  'chart-1': '#2f6fc4',
  'chart-2': '#c2641a',
  'chart-3': '#12856a',
} as const;

const dark: Readonly<Record<keyof typeof light, string>> = {
  ground: '#0d1117',
  panel: '#161c25',
  ink: '#e6eaf0',
  soft: '#a3adba',
  line: '#37414e',
  link: '#7fb4ff',
  focus: '#7fb4ff',
  good: '#5ccb90',
  warn: '#efa94a',
  bad: '#ff8f86',
  'chart-1': '#5b9bf0',
  'chart-2': '#e8904a',
  'chart-3': '#3fbf9a',
};

/** The colours as custom properties: dark where the reader's system is, light on paper in any case. */
export const pageColours = `:root{color-scheme:light dark;${properties(light)}}
@media screen and (prefers-color-scheme:dark){:root{${properties(dark)}}}`;

function properties(colours: Readonly<Record<string, string>>): string {
  return Object.entries(colours)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');
}
