/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import { anchor } from './anchors';
import type { RunbookBlock, RunbookSpan } from './parse-runbook';

export interface RunbookBlockProps {
  readonly block: RunbookBlock;
  /** Names of all sections: where one is named, a link leads to it. */
  readonly names: ReadonlySet<string>;
  /** What a screen reader calls a block of commands. */
  readonly label: string;
}

/** A paragraph, a list or commands of the runbook. */
export function RunbookBlockText({ block, names, label }: RunbookBlockProps) {
  if (block.kind === 'commands') {
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
      <pre class="scroll" role="group" aria-label={`Commands: ${label}`} tabIndex={0}>
        <code>{block.text}</code>
      </pre>
    );
  }
  if (block.kind === 'text') return <p>{block.spans.map((span) => spanText(span, names))}</p>;
  return (
    <ul>
      {block.items.map((spans, index) => (
        <li key={index}>{spans.map((span) => spanText(span, names))}</li>
      ))}
    </ul>
  );
}

function spanText({ kind, text }: RunbookSpan, names: ReadonlySet<string>) {
  if (kind === 'plain') return text;
  if (kind === 'strong') return <strong>{text}</strong>;
  if (!names.has(text)) return <code>{text}</code>;
  return (
    <a href={`#${anchor('runbook', text)}`}>
      <code>{text}</code>
    </a>
  );
}
