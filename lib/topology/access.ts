import type { AuthorizerConfig } from './authorizer-config';
import type { Companion } from './companion';
import type { RetryTrigger } from './resilience';

/** Who gets in. It is decided in this order, before anything reads a body: network, token of a workload, authorizer. */
export interface Access {
  /** Networks that requests may come from: clients', and the VPCs of the jurisdiction's Regions. All others are refused. */
  readonly clientCidrs: readonly string[];
  readonly authorizer: Authorizer;
  readonly headers: AccessHeaders;
  /** Whose tokens workloads may show instead of an API key. */
  readonly tokenIssuers: readonly TokenIssuer[];
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
  /** Its Service has no address of its own: Envoys see each pod, and leave out one that fails. */
  readonly name: string;
  readonly namespace: string;
  /** It has no token of the API server: what it may do in AWS comes by Pod Identity. */
  readonly serviceAccount: string;
  readonly deployment: Companion;
  /** What its program reads: text of its configuration file. */
  readonly config: AuthorizerConfig;
  readonly portName: string;
  readonly status: AuthorizerStatus;
  readonly host: string;
  readonly port: number;
  /** Begins the path under which it is asked; the client's own path follows. */
  readonly pathPrefix: string;
  readonly timeoutMs: number;
  /** Tries after the first one, and when. */
  readonly retries: number;
  readonly retryTriggers: readonly RetryTrigger[];
  /** How often its name is looked up, seconds: Envoys learn within that which pods there are. */
  readonly lookUpSeconds: number;
  readonly ejection: AuthorizerEjection;
  readonly failOpen: false;
  /** What clients get when it cannot be asked. */
  readonly statusOnError: 503;
  /** Headers of the request that it is shown besides method, path, host, `content-length` and `authorization`. */
  readonly shownHeaders: readonly string[];
  /** Headers of its answer that take the place of the request's own. */
  readonly takenHeaders: readonly string[];
}

/** When a pod of it is left out. With all of them left out all are asked. */
export interface AuthorizerEjection {
  /** In a row: no connection, a connection that broke, or no answer in time. */
  readonly failures: number;
  /** Answers 5xx in a row; 0: they do not count, since a pod whose table is away answers as it should. */
  readonly serverErrors: number;
  /** For so long, and longer each time. */
  readonly seconds: number;
  /** How often it is looked whether one may come back. */
  readonly checkSeconds: number;
  /** Pods that may be left out at once, percent. */
  readonly maxPercent: number;
}

/** Where its pods say how they are, apart from where they are asked. */
export interface AuthorizerStatus {
  readonly port: number;
  readonly portName: string;
  readonly livePath: string;
  /** 503 from the beginning of a drain. */
  readonly readyPath: string;
  readonly metricsPath: string;
  readonly periodSeconds: number;
  readonly failures: number;
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
  /** Of an answer 421: host name of the API of the tenant's own jurisdiction. */
  readonly rightHost: string;
  /** Addresses that a request came by. Envoy adds the one that the load balancer vouches for, the last. */
  readonly forwardedFor: string;
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
  /** What its claims are called that say whose token it is. */
  readonly claims: TokenClaims;
}

export interface TokenClaims {
  readonly tenant: string;
  readonly tier: string;
  /** May be missing from a token; another jurisdiction's is refused. */
  readonly jurisdiction: string;
}
