import type { AuthorizerConfig } from '#topology';
import type { Refusal, RefusalReason } from './decision';

/** After that clients may try again when it cannot be told who they are, seconds. */
const retryAfterSeconds = 10;

interface Told {
  readonly statusCode: Refusal['statusCode'];
  readonly type: 'invalid_request_error' | 'authentication_error' | 'permission_error' | 'server_error';
  readonly code: string;
  readonly message: string;
}

/** RFC 9110, 11.6.1: whoever is refused with 401 is told what proof is wanted. */
const challenge = { 'www-authenticate': 'Bearer' };

const unauthorized = (code: string, message: string) =>
  ({ statusCode: 401, type: 'authentication_error', code, message }) as const;

/** Refusals that are the same for everybody. */
export const refusals = {
  missingCredential: make('missing-credential', {
    ...unauthorized(
      'missing_credential',
      'The request shows no API key: send it as `authorization: Bearer <API key>`.',
    ),
  }),
  malformedCredential: make('malformed-key', {
    ...unauthorized('malformed_api_key', 'The API key is mistyped or cut off: compare it with the one that was made.'),
  }),
  unknownKey: make('unknown-key', {
    ...unauthorized('unknown_api_key', 'There is no such API key.'),
  }),
  revokedKey: make('revoked-key', {
    ...unauthorized('revoked_api_key', 'The API key was revoked: use another one.'),
  }),
  expiredKey: make('expired-key', {
    ...unauthorized('expired_api_key', 'The API key has expired: use another one.'),
  }),
  invalidToken: make('token', {
    ...unauthorized('invalid_token', 'The token is not valid.'),
  }),
  unknownTier: make('tier', {
    statusCode: 403,
    type: 'permission_error',
    code: 'unknown_tier',
    message: 'The tier of this tenant is not served here: ask the operator.',
  }),
  otherJurisdiction: make('residency', {
    statusCode: 421,
    type: 'invalid_request_error',
    code: 'wrong_jurisdiction',
    message: 'This tenant belongs to another jurisdiction: ask the operator which.',
  }),
  unavailable: make('unavailable', {
    statusCode: 503,
    type: 'server_error',
    code: 'unavailable',
    message: 'It cannot be told now who asks: try again.',
  }),
} as const;

/** Refusals of tenants who belong to another jurisdiction, by its name. */
export function wrongJurisdictions({ elsewhere, headers }: AuthorizerConfig): ReadonlyMap<string, Refusal> {
  return new Map(
    elsewhere.map(({ jurisdiction, host }) => {
      const place = host === null ? '' : `: send the request to ${host}`;
      const told: Told = {
        statusCode: 421,
        type: 'invalid_request_error',
        code: 'wrong_jurisdiction',
        message: `This tenant belongs to the jurisdiction ${jurisdiction}${place}.`,
      };
      const refusal = make('residency', told, host);
      return [jurisdiction, host === null ? refusal : withHeader(refusal, headers.rightHost, host)];
    }),
  );
}

/** The same refusal of somebody who has proved to be a tenant. */
export function of(tenant: string, refusal: Refusal): Refusal {
  return { ...refusal, tenant };
}

function withHeader(refusal: Refusal, name: string, value: string): Refusal {
  return { ...refusal, headers: { ...refusal.headers, [name]: value } };
}

function make(reason: RefusalReason, told: Told, host?: string | null): Refusal {
  const { statusCode, message, type, code } = told;
  return {
    admitted: false,
    reason,
    statusCode,
    headers: {
      'content-type': 'application/json',
      ...(statusCode === 401 && challenge),
      ...(statusCode === 503 && { 'retry-after': String(retryAfterSeconds) }),
    },
    body: JSON.stringify({ error: { message, type, param: null, code, ...(host != null && { host }) } }),
    tenant: null,
  };
}
