import { GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms';
import type { DeriveKey } from './hop-keys';

/** KMS answers within some 10 ms; nothing waits for it, so that a slow answer is better than none. */
const timeoutMs = 5000;

/**
 * Derives keys by an HMAC key of KMS. Replicas of a multi-Region key give the same result in each Region.
 *
 * @param keyAlias `alias/…`
 */
export function deriveByKms(keyAlias: string, region: string): DeriveKey {
  const client = new KMSClient({ region });
  return async (message) => {
    const { Mac } = await client.send(
      new GenerateMacCommand({ KeyId: keyAlias, MacAlgorithm: 'HMAC_SHA_256', Message: Buffer.from(message) }),
      { abortSignal: AbortSignal.timeout(timeoutMs) },
    );
    if (Mac === undefined) throw new Error(`KMS gave no code of ${keyAlias}`);
    return Mac;
  };
}
