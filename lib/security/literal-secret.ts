import { sensitivityOf } from './sensitive-name';

/** Forms that stand for a value from elsewhere: of Kubernetes, CloudFormation, Helm and Envoy. */
const placeholder = /\$\(.+\)|\$\{.+\}|\{\{.+\}\}|^\$[A-Za-z_]\w*$|^%.+%$/;
/** Where a value is kept rather than the value: an ARN, a mounted file, an address; or that there is none. */
const whereabouts = /^(?:|arn:.+|(?:file:\/\/)?\/[\w./-]+|https?:\/\/[^@]+|none|null|true|false)$/;

/** What names an entry rather than being one: words of letters with separators, such as `limit-store-address`. */
const nameOfEntry = /^[a-zA-Z]{1,24}(?:[-_./][a-zA-Z0-9]{1,24})*$/;

/** A header in which one comes, by its name: `x-workload-token`. */
const nameOfHeader = /^x(?:-[a-z]{1,24})+$/;

/** Key material is not shorter than this, in characters. */
const shortestKey = 16;

/** Whether a field with this name holds a secret itself rather than a reference to one. */
export function isLiteralSecret(name: string, value: unknown): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  const sensitivity = name === '' ? null : sensitivityOf(name);
  if (sensitivity === null) return false;
  const text = String(value).trim();
  if (placeholder.test(text) || whereabouts.test(text) || nameOfHeader.test(text)) return false;
  return sensitivity === 'secret' || (text.length >= shortestKey && !nameOfEntry.test(text));
}
