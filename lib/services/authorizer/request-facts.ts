import type { AuthorizerHeaders } from '#topology';

/** What the authorizer looks at. Everything else of a request is passed over, its body too. */
export interface RequestFacts {
  /** Value of `authorization`, as it was sent. */
  readonly authorization: Shown;
  /** Value of the header for tokens of workloads, as it was sent. */
  readonly workloadToken: Shown;
  /** API version that was asked for; null: none. */
  readonly version: string | null;
  readonly hopToken: Shown;
  /** Address that Envoy saw the request come from; null when it did not say. */
  readonly sender: string | null;
}

/** A header that proves something: null when it is not there, `unusable` when it is repeated or too long to be one. */
export type Shown = string | null | typeof unusable;

export const unusable = Symbol('unusable');

/** Above any token that an issuer gives: with groups and scopes they have 2-4 KiB. */
const mostCharacters = 8192;

/**
 * Reads the headers that count, from the list as it came: Node's own object keeps the first `authorization` of several without a
 * word, so the service and what stands behind it could see different ones.
 *
 * @param raw names and values in turn, as in `rawHeaders`
 */
export function readRequest(raw: readonly string[], headers: AuthorizerHeaders): RequestFacts {
  let authorization: Shown = null;
  let workloadToken: Shown = null;
  let version: string | null = null;
  let hopToken: Shown = null;
  let forwardedFor: string | null = null;
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const value = raw[at + 1] ?? '';
    switch (raw[at]?.toLowerCase()) {
      case 'authorization':
        authorization = once(authorization, value);
        break;
      case headers.workloadToken:
        workloadToken = once(workloadToken, value);
        break;
      case headers.hopToken:
        hopToken = once(hopToken, value);
        break;
      case headers.version:
        // of two versions there is none that serves both: the gateway finds no route
        version = version === null ? value : `${version}, ${value}`;
        break;
      case headers.forwardedFor:
        forwardedFor = value;
        break;
    }
  }
  return {
    authorization,
    workloadToken,
    // an empty header asks for nothing
    version: version === '' ? null : version,
    hopToken,
    sender: forwardedFor === null ? null : forwardedFor.slice(forwardedFor.lastIndexOf(',') + 1).trim(),
  };
}

function once(before: Shown, value: string): Shown {
  return before === null && value.length <= mostCharacters ? value : unusable;
}
