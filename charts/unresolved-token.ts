/**
 * What AWS CDK and cdk8s leave where a value was not known yet: a token in a text (`${Token[…]}`), in a list
 * (`#{Token[…]}`), in a number (all of them near -1.888e289), and an object in the place of a text.
 */
const marks = /[$#]\{Token\[[^\]]*\]\}?|-1\.888\d*e\+289|\[object Object\]/;

/**
 * Both print such a file with exit code 0, and a cluster takes it.
 *
 * @param text what the file holds: as JSON, which breaks no line inside a token
 * @throws Error when the text holds a token
 */
export function refuseUnresolvedToken(path: string, text: string): void {
  const mark = marks.exec(text)?.[0];
  if (mark === undefined) return;
  throw new Error(`${path}: holds the unresolved token "${mark}"; allowed: values that are known before deployment`);
}
