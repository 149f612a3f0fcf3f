import { accountPlaceholder } from '#topology';
import { BadInputError } from './bad-input-error';
import type { KeysTarget } from './keys-target';

/** What an error of the AWS SDK, or of what it stands on, says of itself. */
interface AwsError extends Error {
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly attempts?: number };
}

const noCredentials = ['CredentialsProviderError', 'TokenProviderError', 'ProviderError'];
const badCredentials = [
  'UnrecognizedClientException',
  'InvalidSignatureException',
  'IncompleteSignatureException',
  'MissingAuthenticationTokenException',
  'ExpiredTokenException',
  'ExpiredToken',
  'InvalidClientTokenId',
];
const throttled = ['ThrottlingException', 'ProvisionedThroughputExceededException', 'RequestLimitExceeded'];
const unreachable = [
  'TimeoutError',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EPIPE',
];

/** Where the SDK is told to find DynamoDB instead of at AWS. */
export function dynamoEndpoint(): string | undefined {
  return process.env.AWS_ENDPOINT_URL_DYNAMODB || process.env.AWS_ENDPOINT_URL || undefined;
}

/** @throws BadInputError when the environment names an endpoint that is no URL */
export function checkEndpoint(): void {
  const endpoint = dynamoEndpoint();
  if (endpoint === undefined || /^https?:\/\/[^/]/.test(endpoint)) return;
  const name = process.env.AWS_ENDPOINT_URL_DYNAMODB ? 'AWS_ENDPOINT_URL_DYNAMODB' : 'AWS_ENDPOINT_URL';
  throw new BadInputError(`${name}: "${endpoint}" is not an address; allowed: one such as http://localhost:4567`);
}

/** Why AWS did not do what it was asked, in words; undefined for what is a fault of Meridian. */
export function awsFailure(error: unknown, target: KeysTarget): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { name, message, code = '', $metadata } = error as AwsError;
  const { tableName, region, deployment, jurisdiction } = target;
  const account = target.account === accountPlaceholder ? 'the account of the deployment' : `account ${target.account}`;
  const isLate = name === 'TimeoutError' || code === 'ETIMEDOUT';
  const place = `DynamoDB ${dynamoEndpoint() === undefined ? `of ${region}` : `at ${dynamoEndpoint()}`}`;
  if (noCredentials.includes(name)) return `no AWS credentials: ${message}; set AWS_PROFILE, or log in to ${account}`;
  if (badCredentials.includes(name)) return `AWS does not take these credentials (${name}): ${message}`;
  if (name === 'ResourceNotFoundException') {
    return `${region} has no table ${tableName} in the account of these credentials; it belongs to ${account}, and the stack ${deployment}/${jurisdiction}/Tables makes it`;
  }
  if (name.startsWith('AccessDenied'))
    return `AWS denies it: ${message}; docs/keys.md lists what the operator's role needs`;
  if (throttled.includes(name))
    return `${place} takes no more requests of ${tableName} just now (${name}): try again in a minute`;
  if (unreachable.includes(name) || unreachable.includes(code))
    return `${place} does not answer (${code || name}): ${isLate ? 'no answer in time' : message || 'no connection'}`;
  return $metadata === undefined ? undefined : `${place} refuses it (${name}): ${message}`;
}
