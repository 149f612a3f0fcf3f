/** What the gateway does about backends that fail. */
export interface Resilience {
  /** How soon a backend's name is looked up again that had no answer, seconds. One that had is looked up as its answer expires. */
  readonly lookUpSeconds: number;
  readonly retry: Retry;
  readonly health: PassiveHealth;
  readonly circuit: Circuit;
}

/** Another try, at the next priority. There is none once the first byte of an answer has been sent to the client. */
export interface Retry {
  /** Tries after the first one: as many as the longest rule has further priorities. */
  readonly retries: number;
  readonly attemptsPerPriority: number;
  readonly triggers: readonly RetryTrigger[];
  /** Answers of a backend after which the next one is tried. */
  readonly statusCodes: readonly number[];
  /** Longest wait for the first byte of one try. An answer that is not streamed begins with its end. */
  readonly firstByteSeconds: number;
  readonly backOff: { readonly baseMs: number; readonly maxMs: number };
}

/** Envoy's names: no connection; stream refused; connection or stream lost before an answer; one of the status codes. */
export type RetryTrigger = 'connect-failure' | 'refused-stream' | 'reset' | 'retriable-status-codes';

/** A backend is left out for a while after failures in a row. */
export interface PassiveHealth {
  readonly intervalSeconds: number;
  /** Connections that failed or timed out. */
  readonly consecutiveLocalFailures: number;
  /** 502, 503, 504. */
  readonly consecutiveGatewayErrors: number;
  /** Any 5xx. */
  readonly consecutiveServerErrors: number;
  /** It grows with every time in a row. */
  readonly ejectionSeconds: number;
  readonly maxEjectionPercent: number;
  /** Share of healthy backends, over all priorities, below which they are all tried again. */
  readonly panicPercent: number;
}

/** What one Envoy may have open towards the backends of one rule and priority. */
export interface Circuit {
  readonly requests: number;
  readonly connections: number;
  readonly pendingRequests: number;
  /** A retried request counts until its answer has ended. */
  readonly retries: number;
}
