import { type ErrorAnswer, errorBody, retryAfterHeader } from './error-answer';
import type { ApiVersion } from './gateway';

/**
 * The first one that fits is given. Answers of the authorizer are Envoy's own: those with other codes than these pass. So do
 * those of engines with 4xx and 500, which say what was wrong with the request.
 */
export function resolveErrorAnswers(versions: readonly ApiVersion[], pathsServed: readonly string[]): ErrorAnswer[] {
  const dates = versions.map(({ date }) => date).join(', ');
  return [
    {
      statusCodes: [404],
      of: 'Local',
      retryAfter: null,
      ...errorBody({
        message:
          'There is no model of this name at this path in this API version. GET /v1/models lists the models. ' +
          `Paths: ${pathsServed.join(', ')}. Versions (header x-api-version): ${dates}.`,
        type: 'invalid_request_error',
        code: 'model_not_found',
      }),
    },
    {
      statusCodes: [413],
      of: 'Local',
      retryAfter: null,
      ...errorBody({ message: 'The request is too large.', type: 'invalid_request_error', code: 'request_too_large' }),
    },
    {
      // AI Gateway quotes what it cannot read, and is no JSON itself then
      statusCodes: [400],
      of: 'Local',
      retryAfter: null,
      ...errorBody({
        message: 'The body is not a request of this path in JSON.',
        type: 'invalid_request_error',
        code: 'malformed_request',
      }),
    },
    {
      statusCodes: [429],
      of: 'Backend',
      retryAfter: { header: retryAfterHeader, seconds: 5 },
      ...errorBody({ message: 'All replicas of this model are busy.', type: 'rate_limit_error', code: 'overloaded' }),
    },
    {
      statusCodes: [502, 503, 504],
      of: 'All',
      retryAfter: { header: retryAfterHeader, seconds: 10 },
      ...errorBody({
        message: 'Nothing that serves this model can answer now.',
        type: 'server_error',
        code: 'unavailable',
      }),
    },
  ];
}
