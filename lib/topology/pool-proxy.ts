import type { Companion } from './companion';

/**
 * The Envoy of a pool: tier 2's data plane. It asks the picker for an engine and goes there; while no picker answers it spreads
 * requests over the engines itself, without flow control, so that a dead picker does not stop the pool.
 */
export interface PoolProxy {
  readonly deployment: Companion;
  readonly port: number;
  readonly portName: string;
  readonly admin: { readonly address: string; readonly port: number };
  readonly status: ProxyStatus;
  readonly picker: ProxyPicker;
  readonly engines: ProxyEngines;
  readonly headers: ProxyHeaders;
  /** Answers with this status and above are logged, without what was asked or who asked. */
  readonly loggedFromStatus: number;
  readonly limits: ProxyLimits;
}

/** A second listener, for probes and Prometheus: of the admin interface it shows two paths. */
export interface ProxyStatus {
  readonly port: number;
  readonly portName: string;
  readonly readyPath: string;
  readonly metricsPath: string;
  readonly periodSeconds: number;
  readonly failures: number;
}

/** Where it finds the picker that leads, by asking all of them for their health. */
export interface ProxyPicker {
  /** Name that stands for the addresses of all pickers. */
  readonly host: string;
  readonly port: number;
  readonly healthPort: number;
  readonly healthService: string;
  readonly healthSeconds: number;
  /** Failed connections in a row after which a picker is left out, and for how long at least. */
  readonly ejection: { readonly errors: number; readonly seconds: number };
  /** Longest that the picker may take for a request: what it may wait in the queue, and some. */
  readonly answerSeconds: number;
}

/** Where requests go that no picker has sent anywhere. */
export interface ProxyEngines {
  /** Name that stands for the addresses of all engines that are ready. */
  readonly host: string;
  readonly port: number;
  readonly lookUpSeconds: number;
  /** Tries on other engines when one does not take the connection. */
  readonly retries: number;
  /** Errors in a row after which an engine is left out, and for how long. */
  readonly ejection: { readonly errors: number; readonly seconds: number };
}

export interface ProxyHeaders {
  /** Removed on the way in: they would steer the picker, or send the request to an address of the client's choice. */
  readonly removed: readonly string[];
  /** Set on the way in, for the picker; a value may name a header of the request as Envoy's `%REQ(...)%`. */
  readonly set: readonly { readonly name: string; readonly value: string }[];
  /** Header in which the picker answers. */
  readonly destination: string;
  /** Removed on the way to the engine: it has no use for who asks. */
  readonly withheld: readonly string[];
}

export interface ProxyLimits {
  /** Longest silence of a stream. Tier 1 bounds the whole request. */
  readonly idleSeconds: number;
  readonly connectSeconds: number;
  /** Age at which connections are closed after their request, so that callers notice new and ending Envoys. */
  readonly connectionSeconds: number;
  /** What is read ahead of a connection. No answer is held back. */
  readonly bufferKiB: number;
  /** Requests, each on a connection of its own, that one Envoy has in hand at once, at most. Callers try elsewhere what comes beside them. */
  readonly concurrent: number;
  /** Time between leaving the Service and the end, for requests in flight. */
  readonly drainSeconds: number;
}
