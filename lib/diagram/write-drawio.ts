import { create } from 'xmlbuilder2';
import type { Tone } from './drawing';
import type { Box, PlacedCard, PlacedDrawing, PlacedEdge, PlacedGroup } from './placed';
import { escapeXml } from './write-svg';

type Node = ReturnType<typeof create>;

const strokes: Readonly<Record<Tone, string>> = {
  plain: '#8a95a3',
  traffic: '#1d63c9',
  model: '#7443bd',
  data: '#127a55',
  refusal: '#a85b00',
};

/** Cells of drawings as draw.io (diagrams.net) reads them: a page each, uncompressed, so that a change of it can be reviewed. */
export function writeDrawio(pages: readonly { readonly name: string; readonly placed: PlacedDrawing }[]): string {
  const file = create({ version: '1.0', encoding: 'UTF-8' }).ele('mxfile', { host: 'meridian', compressed: 'false' });
  for (const [index, { name, placed }] of pages.entries()) {
    const model = file
      .ele('diagram', { id: `page-${index}`, name })
      .ele('mxGraphModel', {
        grid: 1,
        gridSize: 10,
        page: 0,
        pageWidth: Math.ceil(placed.width),
        pageHeight: Math.ceil(placed.height),
      })
      .ele('root');
    writeCells(model, placed);
  }
  return `${file.end({ prettyPrint: true })}\n`;
}

/** Coordinates of a cell count from its parent's corner, so that a box moves with what it holds. */
function writeCells(root: Node, { drawing, groups, cards, edges }: PlacedDrawing): void {
  root.ele('mxCell', { id: '0' });
  root.ele('mxCell', { id: '1', parent: '0' });
  const parents = parentsOf(drawing.root);
  const boxes = new Map(groups.map(({ group, box }) => [group.id, box]));
  for (const placed of groups) vertex(root, cellOfGroup(placed), near(placed.group.id));
  for (const placed of cards) vertex(root, cellOfCard(placed), near(placed.card.id));
  for (const placed of edges) writeEdge(root, placed);

  function near(id: string): Parent {
    const parent = parents.get(id);
    return { id: parent ?? '1', box: boxes.get(parent ?? '') ?? { x: 0, y: 0, width: 0, height: 0 } };
  }
}

interface Parent {
  readonly id: string;
  readonly box: Box;
}

interface Cell {
  readonly id: string;
  readonly value: string;
  readonly style: string;
  readonly box: Box;
}

function cellOfGroup({ group, box }: PlacedGroup): Cell {
  const width = group.look === 'jurisdiction' ? 2 : 1;
  const note = group.note === null ? '' : ` <font color="#57606f">${escapeXml(group.note)}</font>`;
  return {
    id: group.id,
    value: `<b>${escapeXml(group.title)}</b>${note}`,
    style: `rounded=1;arcSize=4;html=1;container=1;collapsible=0;verticalAlign=top;align=left;spacingLeft=8;spacingTop=2;fillColor=none;strokeColor=#39424f;strokeWidth=${width};`,
    box,
  };
}

function cellOfCard({ card, box }: PlacedCard): Cell {
  const note = card.note === null ? '' : ` <font color="#57606f">${escapeXml(card.note)}</font>`;
  const rows = card.rows.map((row) => escapeXml(row.filter((cell) => cell !== '').join(' · ')));
  return {
    id: card.id,
    value: [`<b>${escapeXml(card.title)}</b>${note}`, ...rows].join('<br>'),
    style: `rounded=1;arcSize=6;html=1;whiteSpace=wrap;overflow=hidden;verticalAlign=top;align=left;spacingLeft=8;spacingTop=2;fontSize=11;fillColor=none;strokeColor=${strokes[card.tone]};${card.planned ? 'dashed=1;' : ''}`,
    box,
  };
}

function vertex(root: Node, { id, value, style, box }: Cell, parent: Parent): void {
  root.ele('mxCell', { id, value: inAttribute(value), style, vertex: 1, parent: parent.id }).ele('mxGeometry', {
    x: round(box.x - parent.box.x),
    y: round(box.y - parent.box.y),
    width: round(box.width),
    height: round(box.height),
    as: 'geometry',
  });
}

function writeEdge(root: Node, { edge, points }: PlacedEdge): void {
  const { id, from, to, label, tone, both, planned } = edge;
  const style = `edgeStyle=orthogonalEdgeStyle;html=1;rounded=0;endArrow=block;endFill=1;${both ? 'startArrow=block;startFill=1;' : ''}${planned ? 'dashed=1;' : ''}strokeColor=${strokes[tone]};fontSize=10;`;
  const geometry = root
    .ele('mxCell', {
      id,
      value: inAttribute(escapeXml(label ?? '')),
      style,
      edge: 1,
      parent: '1',
      source: from,
      target: to,
    })
    .ele('mxGeometry', { relative: 1, as: 'geometry' });
  const bends = points.slice(1, -1);
  if (bends.length === 0) return;
  const list = geometry.ele('Array', { as: 'points' });
  for (const { x, y } of bends) list.ele('mxPoint', { x: round(x), y: round(y) });
}

/** The group that is seen around each part. */
function parentsOf(root: PlacedDrawing['drawing']['root']): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  const visit = (group: PlacedDrawing['drawing']['root'], seen: string | null): void => {
    const around = group.look === 'bare' ? seen : group.id;
    for (const part of group.parts) {
      if (around !== null) parents.set(part.id, around);
      if (part.kind === 'group') visit(part, around);
    }
  };
  visit(root, null);
  return parents;
}

/** Markup as the value of an attribute. xmlbuilder2 takes an ampersand that begins an entity for one that is escaped already. */
function inAttribute(markup: string): string {
  return markup.replaceAll('&', '&amp;');
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
