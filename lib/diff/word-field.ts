/** Ends of names of fields that hold a number, and how its unit is written after it. */
const units: readonly (readonly [string, string])[] = [
  ['Days', ' days'],
  ['Hours', ' h'],
  ['Minutes', ' min'],
  ['Seconds', ' s'],
  ['Ms', ' ms'],
  ['KiB', ' KiB'],
  ['MiB', ' MiB'],
  ['GiB', ' GiB'],
  ['Gb', ' GB'],
  ['Percent', ' %'],
  ['Millis', ' millicores'],
];

/** The unit in the name of a field, as it stands after a number; empty: it names none. */
export function unitOf(field: string): string {
  return units.find(([end]) => field.endsWith(end) || field === end.toLowerCase())?.[1] ?? '';
}

/** A field's name in words, without its unit: `expireAfterDays` is "expire after". */
export function wordField(field: string): string {
  const end = units.find(([unit]) => field.endsWith(unit))?.[0] ?? '';
  return field
    .slice(0, field.length - end.length)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();
}
