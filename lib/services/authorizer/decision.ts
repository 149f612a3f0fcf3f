/** What Envoy is told about a request. */
export type Decision = Admission | Refusal;

/** Whose request it is, and how it is to be served. */
export interface Admission {
  readonly admitted: true;
  readonly tenant: string;
  readonly tier: string;
  /** API version: what the client asked for, unchanged, else the tenant's. */
  readonly version: string;
  /** Region that admitted it before, by a valid hop token; null: it is admitted here. */
  readonly origin: string | null;
}

/** Why a request is refused: the label `reason` of `meridian_authorizer_requests_total`. */
export type RefusalReason =
  | 'missing-credential'
  | 'malformed-key'
  | 'unknown-key'
  | 'revoked-key'
  | 'expired-key'
  | 'token'
  | 'tier'
  | 'residency'
  | 'unavailable';

/** An answer to the client, in the shape of the OpenAI API. It names nothing that the client has not shown itself. */
export interface Refusal {
  readonly admitted: false;
  readonly reason: RefusalReason;
  readonly statusCode: 401 | 403 | 421 | 503;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string;
  /** Whose request it is, as far as that was proved; for logs. */
  readonly tenant: string | null;
}
