/**
 * Room for what only CloudFormation knows. The longest ARN that a policy of Meridian can name is that of a network load balancer in
 * the Region with the longest name: 121 characters.
 */
const referenceLength = 128;

/** A reference as `resolveValue` leaves it: `${Queue.Arn}`, `${stack@region:Output}`; `${aws:…}` is a variable of the policy itself. */
const reference = /\$\{(?!aws:|s3:|kms:|[*?$]\})[^}]+\}/g;

/**
 * Size of a policy as AWS will count it at most, in characters without white space between them: those of the document, with room for
 * each reference in it. IAM does not count white space at all; others count bytes, and policies here are ASCII.
 */
export function policySize(document: unknown): number {
  if (document === undefined) return 0;
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  return Buffer.byteLength(text.replaceAll(reference, 'x'.repeat(referenceLength)));
}
