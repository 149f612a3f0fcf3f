import type { Card, Drawing, Edge, Group, Part } from './drawing';

/**
 * A drawing as a flowchart of Mermaid, in its own layout. All labels are quoted, with what Mermaid reads as syntax as entity
 * codes; ids are numbers with a letter, since words such as `end` would end a subgraph.
 */
export function writeMermaid(drawing: Drawing): string {
  const ids = new Map(partsOf(drawing.root).map((part, index) => [part.id, `p${index}`]));
  const planned = cardsOf(drawing.root).filter((card) => card.planned);
  const lines = [
    '---',
    `title: ${JSON.stringify(drawing.title)}`,
    '---',
    'flowchart TB',
    ...writePart(drawing.root, ids, 1),
    ...drawing.edges.map((edge) => writeEdge(edge, ids)),
    ...classes.map(({ tone, style }) => `  classDef ${tone} ${style}`),
    ...classes.flatMap(({ tone }) =>
      assign(
        tone,
        cardsOf(drawing.root).filter((card) => card.tone === tone),
        ids,
      ),
    ),
    '  classDef planned stroke-dasharray:5 4',
    ...assign('planned', planned, ids),
  ];
  return `${lines.join('\n')}\n`;
}

type Ids = ReadonlyMap<string, string>;

const classes = [
  { tone: 'traffic', style: 'stroke:#1d63c9,stroke-width:2px' },
  { tone: 'model', style: 'stroke:#7443bd,stroke-width:2px' },
  { tone: 'data', style: 'stroke:#127a55,stroke-width:2px' },
  { tone: 'refusal', style: 'stroke:#a85b00,stroke-width:2px' },
] as const;

function writePart(part: Part, ids: Ids, depth: number): readonly string[] {
  const indent = '  '.repeat(depth);
  if (part.kind === 'card') return [`${indent}${ids.get(part.id)}["${cardLabel(part)}"]`];
  const inner = part.parts.flatMap((child) => writePart(child, ids, part.look === 'bare' ? depth : depth + 1));
  if (part.look === 'bare') return inner;
  const note = part.note === null ? '' : ` · ${part.note}`;
  return [`${indent}subgraph ${ids.get(part.id)}["${escapeLabel(`${part.title}${note}`)}"]`, ...inner, `${indent}end`];
}

function cardLabel({ title, note, rows }: Card): string {
  const head = note === null ? title : `${title} · ${note}`;
  return [
    `<b>${escapeLabel(head)}</b>`,
    ...rows.map((row) => escapeLabel(row.filter((cell) => cell !== '').join(' · '))),
  ].join('<br/>');
}

function writeEdge({ from, to, label, both, planned }: Edge, ids: Ids): string {
  const arrow = `${both ? '<' : ''}${planned ? '-.->' : '-->'}`;
  return `  ${ids.get(from)} ${arrow}${label === null ? '' : `|"${escapeLabel(label)}"|`} ${ids.get(to)}`;
}

function assign(name: string, cards: readonly Card[], ids: Ids): readonly string[] {
  return cards.length === 0 ? [] : [`  class ${cards.map(({ id }) => ids.get(id)).join(',')} ${name}`];
}

/** Mermaid's entity codes (mermaid.js.org, "Entity codes to escape characters", read 2026-11-21). */
function escapeLabel(text: string): string {
  return text.replace(/[#"<>&`\\;]/gu, (character) => `#${character.codePointAt(0)};`);
}

function partsOf(part: Part): readonly Part[] {
  return part.kind === 'card' ? [part] : [part, ...part.parts.flatMap(partsOf)];
}

function cardsOf(group: Group): readonly Card[] {
  return partsOf(group).flatMap((part) => (part.kind === 'card' ? [part] : []));
}
