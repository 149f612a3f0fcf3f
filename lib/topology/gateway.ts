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
  /** Header of requests that a peer sent on: they take the routes without peers, so that none goes round. */
  readonly hopHeader: string;
  /** Headers that only the gateway may set: clients' copies are removed. */
  readonly trustedHeaders: readonly string[];
  readonly backends: readonly Backend[];
  readonly routes: readonly Route[];
  readonly tiers: readonly Tier[];
  readonly guard: Guard | null;
  readonly limits: {
    readonly requestTimeoutSeconds: number;
    readonly idleTimeoutSeconds: number;
    readonly bufferKiB: number;
    readonly maxBodyKiB: number;
    readonly connectTimeoutSeconds: number;
    readonly drainSeconds: number;
  };
}

export interface Listener {
  readonly name: string;
  readonly port: number;
  readonly protocol: 'HTTPS' | 'HTTP';
  /** Secret of cert-manager's certificate; null for plain HTTP. */
  readonly certificateSecret: string | null;
  readonly certificateHosts: readonly string[];
  readonly proxyProtocol: boolean;
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
}

export interface Route {
  readonly name: string;
  readonly version: string;
  readonly task: 'generate' | 'embed' | 'moderate' | 'guard';
  /** Whether it serves requests that a peer has already sent on; such a route has no peers. */
  readonly hopped: boolean;
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
