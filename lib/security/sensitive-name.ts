/** How much a field's name says about its value: `secret` whatever stands there, `key` if it looks like key material, null nothing. */
export type Sensitivity = 'secret' | 'key' | null;

const secrets = new Set([
  'password',
  'passwords',
  'passwd',
  'passphrase',
  'pwd',
  'requirepass',
  'masterauth',
  'apikey',
]);

/** Words before `key` that make it a secret: a bare `key` names an entry, a label or a field. */
const keyKinds = new Set([
  'api',
  'secret',
  'private',
  'access',
  'auth',
  'signing',
  'encryption',
  'account',
  'master',
  'license',
]);

/** Words before `secret` that make it the name of a Kubernetes secret. */
const referring = new Set(['existing', 'pull', 'tls', 'external', 'cluster']);

/** Words before `token` that make it one that a model reads or writes: `time-to-first-token`. */
const ofModels = new Set(['first', 'next', 'last', 'per', 'output', 'input', 'total', 'each', 'max']);

/** Most names say nothing: they are not split into words. */
const hint = /pass|pwd|auth|secret|token|key/i;

/**
 * What the name of a field, an environment variable or a flag says: `adminPassword`, `HF_TOKEN`, `--api-key`. Its last words count, so
 * that `maxTokens`, `tokenUrl`, `secretName`, `kmsKeyId` and `llm_total_tokens` are no secrets.
 */
export function sensitivityOf(name: string): Sensitivity {
  if (!hint.test(name)) return null;
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3 $2$4')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  if (last === 'secret') return referring.has(before) ? null : 'secret';
  if (last === 'token') return ofModels.has(before) ? null : 'secret';
  if (secrets.has(last)) return 'secret';
  return last === 'key' && keyKinds.has(before) ? 'key' : null;
}
