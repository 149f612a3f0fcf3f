/** Colours by what they mean: lines and grounds, ink, and one colour each for traffic, models, data and refusals. */
const light = {
  ground: '#ffffff',
  card: '#ffffff',
  region: '#f6f8fa',
  ink: '#1f2733',
  muted: '#57606f',
  line: '#c9d1db',
  strong: '#39424f',
  border: '#c0392f',
  traffic: '#1d63c9',
  model: '#7443bd',
  data: '#127a55',
  refusal: '#a85b00',
} as const;

const dark: Readonly<Record<keyof typeof light, string>> = {
  ground: '#0d1117',
  card: '#161c25',
  region: '#11161e',
  ink: '#e6eaf0',
  muted: '#a3adba',
  line: '#37414e',
  strong: '#aab4c0',
  border: '#ff8178',
  traffic: '#6cabff',
  model: '#c09bf7',
  data: '#4fc795',
  refusal: '#efa94a',
};

const tones = ['traffic', 'model', 'data', 'refusal'] as const;

/**
 * The style of diagrams, by custom properties: light, dark where the reader's screen is, either where `data-theme` on the
 * root element says so, light on paper. Fonts are those whose widths the layout reckons with.
 */
export const diagramStyle = `
.meridian-diagram{${properties(light)};
font-family:Helvetica,Arial,"Liberation Sans","DejaVu Sans Condensed",sans-serif;background:transparent}
@media screen and (prefers-color-scheme:dark){:root:not([data-theme="light"]) .meridian-diagram,.meridian-diagram:root{${properties(dark)}}}
@media screen{:root[data-theme="dark"] .meridian-diagram{${properties(dark)}}}
.md-ground{fill:var(--md-ground)}
.md-heading{font-size:14px;font-weight:700;fill:var(--md-ink)}
.md-title{font-size:12.5px;font-weight:700;fill:var(--md-ink)}
.md-text{font-size:12px;fill:var(--md-ink)}
.md-muted{font-size:12px;fill:var(--md-muted)}
.md-label{font-size:11px;fill:var(--md-muted)}
.md-box{fill:var(--md-card);stroke:var(--md-line)}
.md-bar{fill:var(--md-line)}
.md-planned .md-box{stroke-dasharray:5 4;fill:none}
.md-planned .md-bar{display:none}
.md-jurisdiction>.md-frame{fill:none;stroke:var(--md-strong);stroke-width:2}
.md-region>.md-frame{fill:var(--md-region);stroke:var(--md-line)}
.md-part>.md-frame{fill:none;stroke:var(--md-line)}
.md-way{fill:none;stroke:var(--md-strong);stroke-width:1.4;stroke-linejoin:round}
.md-head{fill:var(--md-strong)}
.md-edge.md-planned .md-way{stroke-dasharray:5 4}
.md-border{stroke:var(--md-border);stroke-width:2;stroke-dasharray:2 6;stroke-linecap:round}
${tones.map(tone).join('\n')}
`.trimStart();

function properties(colours: Readonly<Record<string, string>>): string {
  return Object.entries(colours)
    .map(([name, value]) => `--md-${name}:${value}`)
    .join(';');
}

function tone(name: string): string {
  const colour = `var(--md-${name})`;
  return `.md-${name} .md-bar,.md-${name} .md-head{fill:${colour}}.md-${name} .md-way{stroke:${colour}}`;
}
