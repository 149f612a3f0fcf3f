import type { Label } from './labels';
import type { RetryTrigger } from './resilience';

/** Who gets in. It is decided in this order, before anything reads a body: network, token of a workload, authorizer. */
export interface Access {
  /** Networks that requests may come from: clients', and the VPCs of the jurisdiction's Regions. All others are refused. */
  readonly clientCidrs: readonly string[];
  readonly authorizer: Authorizer;
  readonly headers: AccessHeaders;
  /** Whose tokens workloads may show instead of an API key. */
  readonly tokenIssuers: readonly TokenIssuer[];
  /** Claims of a token that are handed on once it has been checked. */
  readonly tokenClaims: readonly { readonly claim: string; readonly header: string }[];
  /** In the place of what Envoy itself says, a line of text, when it refuses a network or a token. */
  readonly refusals: readonly Refusal[];
}

/** A refusal in the shape of the OpenAI API. */
export interface Refusal {
  readonly statusCode: number;
  /** Type of Envoy's own text; the authorizer's refusals have another and pass. */
  readonly replacedType: string;
  readonly contentType: string;
  readonly body: string;
}

/** The service that Envoy asks about every request; docs/authorizer.md is its contract. */
export interface Authorizer {
  readonly name: string;
  readonly namespace: string;
  /** Labels of its pods. */
  readonly labels: readonly Label[];
  readonly host: string;
  readonly port: number;
  /** Begins the path under which it is asked; the client's own path follows. */
  readonly pathPrefix: string;
  readonly timeoutMs: number;
  /** Tries after the first one, and when. */
  readonly retries: number;
  readonly retryTriggers: readonly RetryTrigger[];
  readonly failOpen: false;
  /** What clients get when it cannot be asked. */
  readonly statusOnError: 503;
  /** Headers of the request that it is shown besides method, path, host, `content-length` and `authorization`. */
  readonly shownHeaders: readonly string[];
  /** Headers of its answer that take the place of the request's own. */
  readonly takenHeaders: readonly string[];
}

/** What the parts of the request path tell each other about a request. */
export interface AccessHeaders {
  readonly tenant: string;
  readonly tier: string;
  readonly jurisdiction: string;
  /** Proof for a peer's authorizer that this jurisdiction has admitted the request; signed, short-lived. */
  readonly hopToken: string;
  /** Region that admitted and counts a request which a peer sent on; only where its hop token was valid. */
  readonly hopOrigin: string;
  /** Where a workload shows its token: `authorization` is for API keys, which are not in the form of a token. */
  readonly workloadToken: string;
}

/** An issuer of signed tokens (JWT). */
export interface TokenIssuer {
  readonly name: string;
  /** The claim `iss`. */
  readonly issuer: string;
  /** One of them must be in the claim `aud`. */
  readonly audiences: readonly string[];
  /** Address of its public keys, https. */
  readonly jwksUri: string;
  readonly keyCacheSeconds: number;
}
