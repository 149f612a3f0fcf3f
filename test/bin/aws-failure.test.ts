import { awsFailure } from '#bin/aws-failure';
import type { KeysTarget } from '#bin/keys-target';

const target: KeysTarget = {
  deployment: 'production',
  jurisdiction: 'eu',
  account: 'ACCOUNT_ID',
  tableName: 'production-eu-tenants',
  region: 'eu-north-1',
  otherRegions: [],
  tiers: [],
  versions: [],
  revocation: { freshSeconds: 30, staleSeconds: 900 },
  argv: 'production --jurisdiction eu',
};

const outside = { ...process.env };
beforeEach(() => {
  process.env = { ...outside };
  delete process.env.AWS_ENDPOINT_URL_DYNAMODB;
  delete process.env.AWS_ENDPOINT_URL;
});
afterAll(() => {
  process.env = outside;
});

/** What the SDK throws when nothing answers: only a real network could make most of these. */
test.each([
  {
    reason: 'it hangs',
    error: {
      name: 'TimeoutError',
      code: 'ETIMEDOUT',
      message: 'a request has exceeded the configured 5000 ms requestTimeout.',
    },
    says: 'DynamoDB of eu-north-1 does not answer (ETIMEDOUT): no answer in time',
  },
  {
    reason: 'there is no name server',
    error: { code: 'ENOTFOUND', message: 'getaddrinfo ENOTFOUND dynamodb.eu-north-1.amazonaws.com' },
    says: 'DynamoDB of eu-north-1 does not answer (ENOTFOUND): getaddrinfo ENOTFOUND dynamodb.eu-north-1.amazonaws.com',
  },
  {
    reason: 'both addresses of a name refuse, which Node says in no words',
    error: { name: 'AggregateError', code: 'ECONNREFUSED', message: '' },
    says: 'DynamoDB of eu-north-1 does not answer (ECONNREFUSED): no connection',
  },
  {
    reason: 'a profile has no credentials, and the blueprint no account',
    error: { name: 'CredentialsProviderError', message: 'Could not resolve credentials using profile: [mine]' },
    says: 'no AWS credentials: Could not resolve credentials using profile: [mine]; set AWS_PROFILE, or log in to the account of the deployment',
  },
  {
    reason: 'the signature is wrong',
    error: {
      name: 'UnrecognizedClientException',
      message: 'The security token included in the request is invalid.',
      $metadata: {},
    },
    says: 'AWS does not take these credentials (UnrecognizedClientException): The security token included in the request is invalid.',
  },
])('$reason: told in words', ({ error, says }) => {
  expect(awsFailure(Object.assign(new Error(error.message), error), target)).toBe(says);
});

test('what is no failure of AWS stays a fault of Meridian', () => {
  expect(awsFailure(new TypeError('x is not a function'), target)).toBeUndefined();
  expect(awsFailure('text', target)).toBeUndefined();
});
