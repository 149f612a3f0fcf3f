/** What the table of tenants says of one API key. Its text is kept nowhere. */
export interface KeyRecord {
  readonly keyId: string;
  readonly tenant: string;
  /** SHA-256 of the whole text of the key. */
  readonly hash: Buffer;
  /** Milliseconds since 1970; null: it does not end by itself. */
  readonly expiresAt: number | null;
  /** Milliseconds since 1970; null: it is good. */
  readonly revokedAt: number | null;
}

/** What the table of tenants says of one tenant. */
export interface TenantRecord {
  readonly tenant: string;
  readonly tier: string;
  /** Set when the tenant is made, and never changed. */
  readonly jurisdiction: string;
  /** API version that serves the tenant's requests that ask for none; null: the newest. */
  readonly pinnedVersion: string | null;
}

/** A key with its tenant. */
export interface KeyHolder {
  readonly key: KeyRecord;
  readonly tenant: TenantRecord;
}

/** Looks keys up by their id, remembers what it found, and lives on what it knows while the table cannot be asked. */
export interface KeyDirectory {
  /**
   * @returns the key and its tenant as the table has them, also a revoked or expired one; undefined when there is no such key
   * @throws DirectoryUnavailableError when the table cannot be asked and what is known is too old, or nothing is known
   */
  find(keyId: string): Promise<KeyHolder | undefined>;
}

/** Whether a key is good cannot be told: the table does not answer. Nobody is admitted on that. */
export class DirectoryUnavailableError extends Error {
  override readonly name = 'DirectoryUnavailableError';
}
