/** One HTTP request that a client's host makes. */
export interface Ask {
  readonly url: string;
  /** @default POST with a body, else GET */
  readonly method?: string;
  /** Names in lower case. `content-type` is JSON for a body, unless given. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Text goes out as it is, anything else as JSON. @default none */
  readonly body?: unknown;
  /** HTTP/1.1 or HTTP/2. @default h1 */
  readonly protocol?: 'h1' | 'h2';
  /** Requests of the same protocol and name share one connection, which stays open. @default a connection of its own, closed afterwards */
  readonly connection?: string;
  /** Over HTTP/1.1 and TLS: the client goes past the load balancer and plays its part. @default it goes where the host of `url` is */
  readonly past?: PastBalancer;
  /** When it goes out, milliseconds after the batch that it belongs to was handed over. @default 0 */
  readonly afterMs?: number;
  /** The client leaves in mid-answer when so many events have come. @default it stays to the end */
  readonly leaveAfterEvents?: number;
  /** @default 30,000 */
  readonly timeoutMs?: number;
}

/** What a load balancer does that speaks PROXY protocol, version 2. */
export interface PastBalancer {
  /** Where the server listens. */
  readonly address: string;
  readonly port: number;
  /** The IPv4 address that is vouched for as the client's. */
  readonly client: string;
}

/** What became of it. Times are milliseconds since 1970 by this machine's clock, with fractions; null where it did not come to that. */
export interface Answer {
  readonly status: number | null;
  /** Why there was no answer, or none to its end. A client that leaves as it was told to makes no error. */
  readonly error: string | null;
  /** The answer came to its end. */
  readonly whole: boolean;
  /** Names in lower case; values of the same name joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Server-sent events, if it was a stream. */
  readonly events: readonly ServerEvent[];
  readonly startedMs: number;
  readonly headersMs: number | null;
  readonly firstByteMs: number | null;
  readonly endedMs: number;
}

/** A server-sent event with the time of its arrival. */
export interface ServerEvent {
  readonly atMs: number;
  readonly data: string;
}
