/** A part of a blueprint that has been checked: that it is missing is a fault of ours, not of its author. */
export function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`capacity: ${what} is missing from a checked blueprint`);
  return value;
}
