import type { LeafValue, Scalar } from '#address';

/** Longest text that is shown whole. */
const longest = 72;

/** Items of a list that are shown by name. */
const mostItems = 4;

/** Characters around what differs in a long text. */
const around = 16;

/** What a fact was and is: `12 -> 18 days`; of lists what came and went, of long texts the part that differs. */
export function wordChange(before: LeafValue, after: LeafValue, unit = ''): string {
  if (isList(before) && isList(after)) return listChange(before, after);
  const [left, right] = shortened(wordValue(before), wordValue(after));
  if (typeof after === 'number') return `${left} -> ${right}${unit}`;
  return `${left}${typeof before === 'number' ? unit : ''} -> ${right}`;
}

/** A value in words. */
export function wordValue(value: LeafValue): string {
  if (isList(value)) return value.length === 0 ? 'none' : named(value.map(String));
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? value.toLocaleString('en-US') : value;
}

/** Names in a row, the first few of many. */
export function named(names: readonly string[], most = mostItems): string {
  if (names.length <= most + 1) return names.join(', ');
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}

function listChange(before: readonly Scalar[], after: readonly Scalar[]): string {
  if (before.length + after.length <= mostItems) return `${wordValue(before)} -> ${wordValue(after)}`;
  const come = after.filter((item) => !before.includes(item)).map(String);
  const gone = before.filter((item) => !after.includes(item)).map(String);
  if (come.length + gone.length === 0) return `in another order: ${wordValue(after)}`;
  return [
    ...(come.length === 0 ? [] : [`with ${named(come.map(clipped))}`]),
    ...(gone.length === 0 ? [] : [`without ${named(gone.map(clipped))}`]),
  ].join(', ');
}

/** Long texts without the ends that are the same. */
function shortened(left: string, right: string): readonly [string, string] {
  if (Math.max(left.length, right.length) <= longest) return [left, right];
  const least = Math.min(left.length, right.length);
  let start = 0;
  while (start < least && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < least - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  const from = Math.max(0, start - around);
  const rest = Math.max(0, end - around);
  const part = (text: string) =>
    clipped(`${from > 0 ? '...' : ''}${text.slice(from, text.length - rest)}${rest > 0 ? '...' : ''}`);
  return [part(left), part(right)];
}

function clipped(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 3)}...`;
}

function isList(value: LeafValue): value is readonly Scalar[] {
  return Array.isArray(value);
}
