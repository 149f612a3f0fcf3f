/** A number with its thing, in the plural where there is not one. */
export function count(number: number, thing: string): string {
  return `${number} ${number === 1 ? thing : `${thing}s`}`;
}

/** Two numbers as a range; one where they are the same. */
export function range(least: number, most: number): string {
  return least === most ? `${least}` : `${least}–${most}`;
}

/** A number with commas between its thousands. */
export function grouped(number: number): string {
  return number.toLocaleString('en-US');
}
