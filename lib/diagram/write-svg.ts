import { placeBorders } from './place-borders';
import type { Point } from './placed';
import {
  baseline,
  bottom,
  type PlacedCard,
  type PlacedDrawing,
  type PlacedEdge,
  type PlacedGroup,
  type PlacedText,
} from './placed';
import { diagramStyle } from './style';

/** How a drawing is put into a document. */
export interface SvgForm {
  /** Begins every id, so that several drawings fit into one page. */
  readonly prefix: string;
  /** With its style and a ground inside, for a file of its own. */
  readonly standalone: boolean;
}

const radius = { group: 10, card: 5 };
const head = { length: 7, half: 3.5 };

/** A drawing as SVG: no script, nothing from elsewhere, and no style unless it stands alone. */
export function writeSvg(placed: PlacedDrawing, { prefix, standalone }: SvgForm): string {
  const { drawing, groups, cards, edges } = placed;
  const [width, height] = [round(placed.width), round(placed.height)];
  const [title, description] = [`${prefix}-title`, `${prefix}-desc`];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="meridian-diagram" role="img" aria-labelledby="${title} ${description}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<title id="${title}">${escapeXml(drawing.title)}</title>`,
    `<desc id="${description}">${escapeXml(drawing.description)}</desc>`,
    ...(standalone
      ? [
          `<style>\n${diagramStyle}</style>`,
          `<rect class="md-ground" width="${width}" height="${height}" rx="${radius.group}"/>`,
        ]
      : []),
    ...groups.map(writeGroup),
    ...placeBorders(groups).map((line) => `<path class="md-border" d="${path(line)}"/>`),
    ...edges.map(writeEdge),
    ...cards.map(writeCard),
    ...(placed.caption === null ? [] : [`<g>${writeText(placed.caption)}</g>`]),
    '</svg>',
    '',
  ].join('\n');
}

function writeGroup({ group, box, texts }: PlacedGroup): string {
  const frame = rectangle('md-frame', box, radius.group);
  return `<g class="md-group md-${group.look}" data-group="${escapeXml(group.id)}">${frame}${texts.map(writeText).join('')}</g>`;
}

function writeCard({ card, box, texts }: PlacedCard): string {
  const classes = ['md-card', `md-${card.tone}`, ...(card.planned ? ['md-planned'] : [])].join(' ');
  const side = `<path class="md-bar" d="M${round(box.x + radius.card)} ${round(box.y)}h-1a4 4 0 0 0 -4 4v${round(box.height - 8)}a4 4 0 0 0 4 4h1z"/>`;
  const parts = [rectangle('md-box', box, radius.card), side, ...texts.map(writeText)];
  return `<g class="${classes}" data-node="${escapeXml(card.id)}">${parts.join('')}</g>`;
}

function writeEdge({ edge, points, label }: PlacedEdge): string {
  const classes = ['md-edge', `md-${edge.tone}`, ...(edge.planned ? ['md-planned'] : [])].join(' ');
  const heads = [arrowHead(points.at(-2), points.at(-1)), ...(edge.both ? [arrowHead(points[1], points[0])] : [])];
  const parts = [`<path class="md-way" d="${path(points)}"/>`, ...heads, ...(label === null ? [] : [writeText(label)])];
  return `<g class="${classes}" data-edge="${escapeXml(edge.id)}">${parts.join('')}</g>`;
}

/** The text fills its measured width in whatever font a reader has, so that none leaves its box. */
function writeText({ text, voice, x, y, width }: PlacedText): string {
  return `<text class="md-${voice}" x="${round(x)}" y="${round(y + baseline)}" textLength="${round(width)}" lengthAdjust="spacingAndGlyphs">${escapeXml(text)}</text>`;
}

function rectangle(name: string, box: PlacedCard['box'], corner: number): string {
  return `<rect class="${name}" x="${round(box.x)}" y="${round(box.y)}" width="${round(box.width)}" height="${round(bottom(box) - box.y)}" rx="${corner}"/>`;
}

function arrowHead(from: Point | undefined, to: Point | undefined): string {
  if (from === undefined || to === undefined) return '';
  const [dx, dy] = [Math.sign(to.x - from.x), Math.sign(to.y - from.y)];
  const base = { x: to.x - dx * head.length, y: to.y - dy * head.length };
  const sides = [1, -1].map(
    (side) => `${round(base.x + side * dy * head.half)} ${round(base.y + side * dx * head.half)}`,
  );
  return `<path class="md-head" d="M${round(to.x)} ${round(to.y)}L${sides[0]}L${sides[1]}z"/>`;
}

function path(points: readonly Point[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}

/** Text as it stands in XML, in content and in attributes. */
export function escapeXml(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');
}
