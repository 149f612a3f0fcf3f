/**
 * What the authorizer is told: one JSON file, the same for all its pods of a Region. It holds no secret: hashes of keys are in the
 * table of tenants, the key that signs hop tokens is derived by KMS.
 */
export interface AuthorizerConfig {
  readonly jurisdiction: string;
  /** AWS Region that it stands in. */
  readonly region: string;
  readonly listen: {
    /** Port on which Envoy asks. */
    readonly port: number;
    /** Port of `/livez`, `/readyz` and `/metrics`. */
    readonly statusPort: number;
  };
  /** Begins the path under which it is asked; the client's own path follows. */
  readonly pathPrefix: string;
  readonly table: {
    /** The jurisdiction's table of tenants and keys; its replica of this Region is read. */
    readonly name: string;
    /** After that an answer of the table no longer counts, milliseconds. */
    readonly timeoutMs: number;
  };
  readonly cache: {
    /** How long an answer of the table counts as it is: a revoked key works so long at most, seconds. */
    readonly freshSeconds: number;
    /** How long a known key lives on while the table cannot be asked, seconds from when it was last read. */
    readonly staleSeconds: number;
    /** How long it is remembered that there is no such key, seconds. */
    readonly unknownSeconds: number;
    /** Keys, and as many tenants, that are remembered at most. */
    readonly maxEntries: number;
  };
  /** Tiers of the blueprint: no other is admitted. */
  readonly tiers: readonly string[];
  /** API versions that are served, the newest last: it serves who asks for none and has none pinned. */
  readonly versions: readonly string[];
  readonly issuers: readonly AuthorizerIssuer[];
  readonly hop: AuthorizerHop;
  /** Where tenants of other jurisdictions belong. */
  readonly elsewhere: readonly {
    readonly jurisdiction: string;
    /** Host name of its API; null without a domain. */
    readonly host: string | null;
  }[];
  readonly headers: AuthorizerHeaders;
  /** From SIGTERM, while it still answers, until it takes no more connections, seconds: Envoys learn in this time that it goes. */
  readonly drainSeconds: number;
}

/** An issuer of tokens, and what its claims are called. */
export interface AuthorizerIssuer {
  readonly name: string;
  /** The claim `iss`. */
  readonly issuer: string;
  /** One of them must be in the claim `aud`. */
  readonly audiences: readonly string[];
  /** Address of its public keys, https. */
  readonly jwksUri: string;
  readonly keyCacheSeconds: number;
  /** Names of the claims that say whose token it is. That of the jurisdiction may be missing from a token. */
  readonly claims: { readonly tenant: string; readonly tier: string; readonly jurisdiction: string };
}

/** Tokens by which the Regions of a jurisdiction admit what another has admitted. */
export interface AuthorizerHop {
  /** Alias of the KMS key (HMAC, multi-Region) from which the signing keys of all the jurisdiction's Regions are derived. */
  readonly keyAlias: string;
  /** A signing key is derived for each period of so many seconds. */
  readonly periodSeconds: number;
  /** How long a token is good: until the last place that a gateway tries could have been tried, seconds. */
  readonly ttlSeconds: number;
  /** The jurisdiction's other Regions, and the networks from which their gateways come. */
  readonly peers: readonly { readonly region: string; readonly cidr: string }[];
}

/** Names of headers, of requests and of answers. */
export interface AuthorizerHeaders {
  readonly tenant: string;
  readonly tier: string;
  readonly jurisdiction: string;
  readonly version: string;
  readonly hopToken: string;
  readonly hopOrigin: string;
  readonly workloadToken: string;
  /** Of an answer 421: the host name to go to. */
  readonly rightHost: string;
  /** Addresses that the request came by; the last is the one that Envoy saw. */
  readonly forwardedFor: string;
}
