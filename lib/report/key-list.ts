/** Version of the form in which `keys … --json` prints. */
export const keyListVersion = 1;

/** A tenant with its keys. Of a key there is its name, never its text. */
export interface KeyList {
  readonly version: typeof keyListVersion;
  readonly deployment: string;
  readonly jurisdiction: string;
  readonly table: string;
  /** Region whose replica was read. */
  readonly region: string;
  readonly tenant: ShownTenant;
  readonly keys: readonly ShownKey[];
}

export interface ShownTenant {
  readonly tenant: string;
  readonly tier: string;
  /** API version of its requests that ask for none; null: the newest. */
  readonly pinnedVersion: string | null;
}

/** Times are ISO 8601, UTC. */
export interface ShownKey {
  readonly keyId: string;
  readonly state: KeyState;
  readonly createdAt: string;
  /** null: it does not end by itself. */
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
}

export type KeyState = 'good' | 'expired' | 'revoked';
