import { isRecord, listAt, type Plain, recordAt, textAt } from '#evidence';

/**
 * Whether a label selector of Kubernetes (`matchLabels`, `matchExpressions`) matches labels. An empty one matches everything, as in
 * a PodDisruptionBudget (policy/v1).
 */
export function selects(selector: unknown, labels: Plain): boolean {
  if (!isRecord(selector)) return false;
  const wanted = Object.entries(recordAt(selector, 'matchLabels'));
  return (
    wanted.every(([key, value]) => labels[key] === value) &&
    listAt(selector, 'matchExpressions').every((expression) => meets(expression, labels))
  );
}

/** Whether the plain map of a Service selects labels; an empty one selects nothing. */
export function mapSelects(selector: Plain, labels: Plain): boolean {
  const wanted = Object.entries(selector);
  return wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value);
}

function meets(expression: unknown, labels: Plain): boolean {
  const value = labels[textAt(expression, 'key') ?? ''];
  const values = listAt(expression, 'values');
  switch (textAt(expression, 'operator')) {
    case 'In':
      return values.includes(value);
    case 'NotIn':
      return !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}
