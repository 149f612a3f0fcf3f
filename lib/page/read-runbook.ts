import MarkdownIt, { type Env, type RendererRule } from 'markdown-it';
import { anchor } from './anchors';

/** The runbook as the page shows it, as HTML: what stands before its sections, and these. */
export interface Runbook {
  readonly preamble: string;
  readonly sections: readonly RunbookSection[];
}

export interface RunbookSection {
  /** Its second-level heading: the name by which alarms and other sections refer to it. */
  readonly name: string;
  readonly html: string;
}

/** What rendering a part knows besides its tokens. */
interface Surroundings extends Env {
  /** Names of all sections: where one stands as code, a link leads to it. */
  readonly names: ReadonlySet<string>;
  /** What a screen reader calls the part's blocks of commands. */
  readonly label: string;
}

/** A heading is three tokens: it opens, says its words and closes. */
const headingTokens = 3;

/**
 * Reads Markdown whose sections have headings of the second level. HTML in it stays text. A link becomes its words with its target
 * in brackets: the page is alone. The heading of the first level is left out: the page has its own.
 */
export function readRunbook(text: string): Runbook {
  const markdown = new MarkdownIt();
  Object.assign(markdown.renderer.rules, rules);
  const tokens = markdown.parse(text, {});
  const starts = tokens.flatMap(({ type, tag }, index) => (type === 'heading_open' && tag === 'h2' ? [index] : []));
  const nameAt = (start: number) => tokens[start + 1]?.content ?? '';
  const names = new Set(starts.map(nameAt));
  const html = (from: number, to: number | undefined, label: string) => {
    const surroundings: Surroundings = { names, label };
    return markdown.renderer.render(tokens.slice(from, to), markdown.options, surroundings);
  };
  return {
    preamble: html(tokens[0]?.tag === 'h1' ? headingTokens : 0, starts[0], 'before all sections'),
    sections: starts.map((start, index) => {
      const name = nameAt(start);
      return { name, html: html(start + headingTokens, starts[index + 1], name) };
    }),
  };
}

const { escapeHtml } = new MarkdownIt().utils;

const rules: Readonly<Record<string, RendererRule>> = {
  code_block: commands,
  fence: commands,
  code_inline(...[tokens, index, , env]) {
    const { names } = env as Surroundings;
    const content = tokens[index]?.content ?? '';
    const code = `<code>${escapeHtml(content)}</code>`;
    return names.has(content) ? `<a href="#${anchor('runbook', content)}">${code}</a>` : code;
  },
  link_open: () => '',
  link_close(tokens, index) {
    const open = tokens.slice(0, index).findLast(({ type }) => type === 'link_open');
    const target = String(open?.attrGet('href') ?? '');
    return tokens[index - 1]?.content === target ? '' : ` (<code>${escapeHtml(target)}</code>)`;
  },
};

/** A block of commands scrolls by itself, so a keyboard must reach it. */
function commands(...[tokens, index, , env]: Parameters<RendererRule>): string {
  const { label } = env as Surroundings;
  const text = escapeHtml((tokens[index]?.content ?? '').trimEnd());
  return `<pre class="scroll" role="group" aria-label="Commands: ${escapeHtml(label)}" tabindex="0"><code>${text}</code></pre>\n`;
}
