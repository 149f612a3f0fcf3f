import type { Access, Refusal, TokenIssuer } from './access';
import { accessHeaders } from './access-headers';
import { errorBody } from './error-answer';
import type { RegionContext } from './region-context';
import { type Asked, resolveAuthorizer } from './resolve-authorizer';

const refusals: readonly Refusal[] = [
  {
    statusCode: 401,
    replacedType: 'text/plain',
    ...errorBody({ message: 'The token is not valid.', type: 'invalid_request_error', code: 'invalid_token' }),
  },
  {
    statusCode: 403,
    replacedType: 'text/plain',
    ...errorBody({
      message: 'Requests may not come from this network, or not with this token.',
      type: 'invalid_request_error',
      code: 'forbidden',
    }),
  },
];

export function resolveAccess(context: RegionContext, asked: Asked): Access {
  const { jurisdiction } = context;
  const vpcs = jurisdiction.regions.map(({ cidr }) => cidr);
  const tokenIssuers = resolveTokenIssuers(context);
  return {
    // peers, and clients that come by the internal load balancer, come from the VPCs
    clientCidrs: [...new Set([...jurisdiction.clientCidrs, ...vpcs])],
    authorizer: resolveAuthorizer(context, { ...asked, tokenIssuers }),
    headers: accessHeaders,
    tokenIssuers,
    refusals,
  };
}

/** Five minutes: a key that its issuer takes back works no longer. */
const keyCacheSeconds = 300;

function resolveTokenIssuers({ blueprint }: RegionContext): TokenIssuer[] {
  return Object.entries(blueprint.api.tokenIssuers).map(([name, issuer]) => ({ name, ...issuer, keyCacheSeconds }));
}
