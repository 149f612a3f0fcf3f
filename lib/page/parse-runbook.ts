/** The runbook as the page shows it: what stands before its sections, and these. */
export interface Runbook {
  readonly preamble: readonly RunbookBlock[];
  readonly sections: readonly RunbookSection[];
}

export interface RunbookSection {
  /** Its second-level heading: the name by which alarms and other sections refer to it. */
  readonly name: string;
  readonly blocks: readonly RunbookBlock[];
}

export type RunbookBlock =
  | { readonly kind: 'text'; readonly spans: readonly RunbookSpan[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly RunbookSpan[])[] }
  | { readonly kind: 'commands'; readonly text: string };

export interface RunbookSpan {
  readonly kind: 'plain' | 'strong' | 'code';
  readonly text: string;
}

/**
 * Reads the Markdown of the runbook, as far as it is used there: second-level headings, paragraphs, lists, blocks of commands
 * (indented or fenced), strong, code, links. A link becomes its words and its target in brackets: the page is alone.
 */
export function parseRunbook(markdown: string): Runbook {
  const [preamble = '', ...parts] = markdown.split(/^## /m);
  return {
    preamble: parseBlocks(preamble.replace(/^# .*$/m, '')),
    sections: parts.map((part) => {
      const [name = '', ...lines] = part.split('\n');
      return { name: name.trim(), blocks: parseBlocks(lines.join('\n')) };
    }),
  };
}

function parseBlocks(markdown: string): readonly RunbookBlock[] {
  const fenced = markdown.split(/^```.*$\n?/m);
  return fenced.flatMap((part, index) =>
    index % 2 === 1 ? [{ kind: 'commands' as const, text: part.trimEnd() }] : joinCommands(part.split(/\n\s*\n/)),
  );
}

/** Blocks of commands with nothing but a blank line between them are one. */
function joinCommands(paragraphs: readonly string[]): readonly RunbookBlock[] {
  const blocks: RunbookBlock[] = [];
  for (const paragraph of paragraphs.filter((text) => text.trim() !== '')) {
    const block = parseBlock(paragraph.replace(/^\n+/, ''));
    const last = blocks.at(-1);
    if (block.kind === 'commands' && last?.kind === 'commands') {
      blocks[blocks.length - 1] = { kind: 'commands', text: `${last.text}\n\n${block.text}` };
    } else blocks.push(block);
  }
  return blocks;
}

function parseBlock(paragraph: string): RunbookBlock {
  const lines = paragraph.split('\n').filter((line) => line.trim() !== '');
  if (lines.every((line) => line.startsWith('    '))) {
    return { kind: 'commands', text: lines.map((line) => line.slice(4)).join('\n') };
  }
  if (!/^[-*] /.test(lines[0] ?? '')) return { kind: 'text', spans: parseSpans(lines.join(' ')) };
  const items = `\n${lines.join('\n')}`.split(/\n[-*] /).slice(1);
  return { kind: 'list', items: items.map((item) => parseSpans(item.replaceAll(/\s*\n\s*/g, ' '))) };
}

function parseSpans(text: string): readonly RunbookSpan[] {
  const words = text.replaceAll(/\[([^\]]+)\]\(([^)]+)\)/g, (_, words: string, target: string) =>
    words === target ? `\`${target}\`` : `${words} (\`${target}\`)`,
  );
  return words
    .split(/(`[^`]+`|\*\*[^*]+\*\*)/)
    .filter((part) => part !== '')
    .map((part): RunbookSpan => {
      if (part.length > 2 && part.startsWith('`')) return { kind: 'code', text: part.slice(1, -1) };
      if (part.length > 4 && part.startsWith('**')) return { kind: 'strong', text: part.slice(2, -2) };
      return { kind: 'plain', text: part };
    });
}
