import { describeLostState, type PropertyChange, type RenderedChange, type RenderedChanges } from '#diff';

/** One difference of rendered files in words, with every place that shows it: the Regions of a deployment are much alike. */
export interface RenderedLine {
  /** `Engine (Deployment.apps) spec.replicas: 2 -> 3` */
  readonly text: string;
  /** Stacks or folders of manifests; never none. */
  readonly groups: readonly string[];
  readonly isLoss: boolean;
}

/** Every difference in words: lost state first, then what is removed, changed and added. */
export function renderedLines({ changes }: RenderedChanges): readonly RenderedLine[] {
  const found = new Map<string, { readonly groups: Set<string>; readonly isLoss: boolean }>();
  const tell = (text: string, { group }: RenderedChange, isLoss = false) => {
    const line = found.get(text) ?? { groups: new Set<string>(), isLoss };
    found.set(text, line);
    line.groups.add(group);
  };
  for (const change of changes) if (change.lostState !== null) tell(describeLostState(change), change, true);
  for (const kind of ['removed', 'changed', 'added'] as const) {
    for (const change of changes.filter((entry) => entry.kind === kind)) {
      if (kind === 'changed') for (const property of change.properties) tell(propertyText(change, property), change);
      else if (change.lostState === null) tell(`${nameOf(change)} ${kind}`, change);
    }
  }
  return [...found].map(([text, { groups, isLoss }]) => ({ text, groups: [...groups], isLoss }));
}

/** A Kubernetes object has its kind in its name. */
function nameOf({ subject, type }: RenderedChange): string {
  const [kind = ''] = type.split('.');
  return type === '' || subject.startsWith(`${kind} `) ? subject : `${subject} (${type})`;
}

function propertyText(change: RenderedChange, { path, kind, before, after }: PropertyChange): string {
  const name = `${nameOf(change)} ${path === '' ? 'as a whole' : path}`;
  if (kind === 'reordered') return `${name}: order ${listed(before)} -> ${listed(after)}`;
  const [left, right] = excerpts(before, after);
  if (kind === 'added') return `${name}: ${right} added`;
  return kind === 'removed' ? `${name}: ${left} removed` : `${name}: ${left} -> ${right}`;
}

function listed(value: unknown): string {
  return clipped(Array.isArray(value) ? value.join(', ') : String(value), 0);
}

/** Characters of a value that a line shows. */
const mostCharacters = 60;

/** Two values as JSON; of long ones the part where they begin to differ, with something before it. */
function excerpts(before: unknown, after: unknown): readonly [string, string] {
  const [left, right] = [JSON.stringify(before), JSON.stringify(after)];
  let start = 0;
  while (start < Math.min(left.length, right.length) && left[start] === right[start]) start += 1;
  return [clipped(left, start - 20), clipped(right, start - 20)];
}

function clipped(text: string, from: number): string {
  if (text.length <= mostCharacters) return text;
  const start = Math.max(0, Math.min(from, text.length - mostCharacters));
  const end = start + mostCharacters;
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}
