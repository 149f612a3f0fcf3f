import type { Access } from './access';
import type { ErrorAnswer } from './error-answer';
import type { RateLimits } from './rate-limit';
import type { Resilience } from './resilience';

/** Tier 1: Envoy AI Gateway on Envoy Gateway. */
export interface Gateway {
  readonly name: string;
  readonly namespace: string;
  readonly className: string;
  /** Name by which Envoy Gateway knows the class as its own. */
  readonly controllerName: string;
  /** Service of the data plane, to which the target groups are bound, and where Envoy Gateway keeps it. */
  readonly service: string;
  readonly serviceNamespace: string;
  readonly replicas: { readonly min: number; readonly max: number };
  /** Each Envoy, and how far it may be used before another starts. */
  readonly pods: {
    readonly cpuMillis: number;
    readonly memoryMiB: number;
    readonly targetCpuPercent: number;
    readonly maxUnavailable: number;
  };
  readonly listener: Listener;
  /** Path on the traffic listener that answers whether this Envoy takes requests; 503 while it drains. */
  readonly readinessPath: string;
  readonly targetGroups: readonly { readonly name: string; readonly port: number }[];
  readonly versions: readonly ApiVersion[];
  /** Header by which a client asks for a version. */
  readonly versionHeader: string;
  /** Header by which routes know the model. */
  readonly modelHeader: string;
  /** Header that the sending gateway sets for a peer: such requests take the routes without peers, so that none goes round. */
  readonly hopHeader: string;
  /** Header in which AI Gateway keeps the path that the client asked for. */
  readonly pathHeader: string;
  /** Headers that only the gateway may set: clients' copies are removed. */
  readonly trustedHeaders: readonly string[];
  /** The same for all headers whose names begin so. */
  readonly trustedPrefixes: readonly string[];
  readonly access: Access;
  readonly backends: readonly Backend[];
  readonly routes: readonly Route[];
  /** Whose models they are, as `/v1/models` says. */
  readonly modelOwner: string;
  readonly tiers: readonly Tier[];
  readonly rateLimits: RateLimits;
  readonly resilience: Resilience;
  /** In order: the first that fits is given. */
  readonly errorAnswers: readonly ErrorAnswer[];
  /** Fields of a line of the access log: no prompt, no key, no address of a client. */
  readonly accessLog: readonly { readonly field: string; readonly value: string }[];
  /** Collector that Envoys also send the access log to, and traces of some requests; null: neither. */
  readonly telemetry: GatewayTelemetry | null;
  readonly guard: Guard | null;
  readonly limits: {
    readonly requestTimeoutSeconds: number;
    /** A connection without a request. */
    readonly idleTimeoutSeconds: number;
    /** A request of which nothing moves, on either side. */
    readonly streamIdleTimeoutSeconds: number;
    /** Of a connection; it holds a whole request, so that it can be sent again. */
    readonly bufferKiB: number;
    /** Larger requests get 413. */
    readonly maxBodyKiB: number;
    readonly connectTimeoutSeconds: number;
    readonly drainSeconds: number;
    /** Requests that one Envoy has in hand at once, at most, over all models: what comes beside them gets 500. */
    readonly concurrent: number;
  };
}

/** OTLP over gRPC. */
export interface GatewayTelemetry {
  readonly service: string;
  readonly namespace: string;
  /** Name by which Envoys find it: with the Service itself referred to, the whole Gateway would fall with it. */
  readonly host: string;
  readonly port: number;
  /** Share of requests whose traces are kept, percent. */
  readonly tracedPercent: number;
}

export interface Listener {
  readonly name: string;
  readonly port: number;
  readonly protocol: 'HTTPS' | 'HTTP';
  /** Null for plain HTTP. */
  readonly certificate: ListenerCertificate | null;
  /** Oldest version of TLS that it takes; null for plain HTTP. */
  readonly oldestTls: '1.2' | null;
  readonly proxyProtocol: boolean;
}

/**
 * Of cert-manager, from an authority of the cluster's own that signs itself. Load balancers encrypt towards it and do not ask
 * who signed.
 */
export interface ListenerCertificate {
  /** Secret that holds it. */
  readonly secret: string;
  readonly hosts: readonly string[];
  /** Certificate and Issuer of the authority, and the Issuer of the authority's own certificate. */
  readonly authority: string;
  readonly root: string;
  /** Small, quick to sign with, and new with every renewal. */
  readonly key: { readonly algorithm: 'ECDSA'; readonly bits: 256; readonly rotation: 'Always' };
}

export interface ApiVersion {
  /** ISO date, the version's name. */
  readonly date: string;
  /** ISO date from which it is announced to end; null: current. */
  readonly deprecated: string | null;
  /** ISO date on which it ends; null: open. */
  readonly sunset: string | null;
  /** Whether it serves clients that ask for none and have none pinned. */
  readonly isDefault: boolean;
  /** Headers of every answer in it: since when it is deprecated (RFC 9745), and when it ends (RFC 8594). */
  readonly notices: readonly { readonly name: string; readonly value: string }[];
}

/** A place to which a route can send a request. */
export interface Backend {
  readonly name: string;
  readonly kind: 'local' | 'peer' | 'smaller';
  /** Region that answers. */
  readonly region: string;
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  /** Headers that are set on requests to it. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** Headers that are taken off requests to it. */
  readonly removedHeaders: readonly string[];
}

export interface Route {
  readonly name: string;
  readonly version: string;
  readonly task: 'generate' | 'embed' | 'moderate' | 'guard';
  /** Whether it serves requests that a peer has already sent on; such a route has no peers. */
  readonly hopped: boolean;
  /** Paths that it serves. */
  readonly paths: readonly string[];
  /** Whether `/v1/models` lists its models: AI Gateway lists every exact match of a model's name, so one route of a task may. */
  readonly listed: boolean;
  readonly rules: readonly RouteRule[];
}

export interface RouteRule {
  readonly name: string;
  /** Values of the model header that it matches. */
  readonly models: readonly string[];
  readonly backends: readonly RouteBackend[];
}

export interface RouteBackend {
  readonly backend: string;
  /** 0 the local pool, 1 a peer Region, 2 a smaller model. */
  readonly priority: number;
  readonly weight: number;
  /** Model to ask this backend for; null: the one in the request. */
  readonly modelOverride: string | null;
}

/** Limits of a class of customer in this Region: the tier's, divided by (Regions - 1), at least 1. */
export interface Tier {
  readonly name: string;
  readonly priority: number;
  readonly requestsPerMinute: number;
  readonly burstPerSecond: number;
  readonly tokensPerMinute: number;
  readonly tokensPerDay: number;
  readonly concurrency: number;
  readonly safety: 'fail-open' | 'fail-closed';
}

/** The guard in the request path; nothing renders it until its service exists. */
export interface Guard {
  readonly model: string;
  readonly categories: readonly string[];
  readonly bands: { readonly block: number; readonly review: number };
  readonly deadlineMs: number;
}
