import { hashApiKey, makeApiKey } from '#lib/services/authorizer/api-key';
import type { KeyDirectory, KeyHolder } from '#lib/services/authorizer/key-record';
import type { RequestFacts } from '#lib/services/authorizer/request-facts';

/** A moment at which everything in these examples happens: milliseconds since 1970. */
export const exampleNow = Date.UTC(2026, 9, 1, 12);

/** A request that shows nothing, from an address that is nobody's. */
export const bareRequest: RequestFacts = {
  authorization: null,
  workloadToken: null,
  version: null,
  hopToken: null,
  sender: '192.0.2.7',
};

/** What the table says of a new key of `acme`, with the key's text. */
export function exampleKey(
  of: { readonly key?: Partial<KeyHolder['key']>; readonly tenant?: Partial<KeyHolder['tenant']> } = {},
): { readonly text: string; readonly holder: KeyHolder } {
  const { text, keyId } = makeApiKey('eu');
  const tenant = { tenant: 'acme', tier: 'free', jurisdiction: 'eu', pinnedVersion: null, ...of.tenant };
  const key = { keyId, tenant: tenant.tenant, hash: hashApiKey(text), expiresAt: null, revokedAt: null, ...of.key };
  return { text, holder: { key, tenant } };
}

/** Knows these keys, and notes who was asked for. */
export function directoryOf(...holders: readonly KeyHolder[]): KeyDirectory & { readonly asked: readonly string[] } {
  const asked: string[] = [];
  return {
    asked,
    find: async (keyId) => {
      asked.push(keyId);
      return holders.find(({ key }) => key.keyId === keyId);
    },
  };
}
