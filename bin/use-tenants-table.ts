import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { KeyNotConfirmedError } from '#lib/services/authorizer/key-admin';
import { MalformedItemError } from '#lib/services/authorizer/key-items';
import type { TableAccess } from '#lib/services/authorizer/table-access';
import { ForeignTenantError } from '#lib/services/authorizer/tenant-admin';
import { awsFailure, checkEndpoint } from './aws-failure';
import { CheckFailedError } from './check-failed-error';
import type { KeysTarget } from './keys-target';

/** A person waits: a Region that does not answer within this is not going to. */
const timeouts = { connectionTimeout: 3000, requestTimeout: 5000, throwOnRequestTimeout: true };

/**
 * Does something with a table of tenants, by the credentials and the endpoint of the environment.
 *
 * @throws BadInputError when the environment names an endpoint that is no address
 * @throws CheckFailedError in words, when AWS did not do it
 */
export async function useTenantsTable<T>(target: KeysTarget, use: (access: TableAccess) => Promise<T>): Promise<T> {
  checkEndpoint();
  // on Node 20 the SDK warns of versions to come; the one that is installed runs there
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const client = new DynamoDBClient({ region: target.region, maxAttempts: 3, requestHandler: timeouts });
  const { tableName, jurisdiction } = target;
  try {
    return await use({ documents: DynamoDBDocumentClient.from(client), tableName, jurisdiction });
  } catch (error) {
    throw inWords(error, target);
  } finally {
    client.destroy();
  }
}

function inWords(error: unknown, target: KeysTarget): unknown {
  if (error instanceof KeyNotConfirmedError) {
    const why = awsFailure(error.cause, target) ?? String(error.cause);
    const revoke = `npx meridian keys revoke ${target.argv} --key ${error.keyId}`;
    return new CheckFailedError(
      `${error.message}, and its text was shown to nobody: ${why}\nRevoke it, as soon as the table answers: ${revoke}`,
    );
  }
  if (error instanceof ForeignTenantError || error instanceof MalformedItemError) {
    return new CheckFailedError(`${target.tableName}: ${error.message}`);
  }
  const words = awsFailure(error, target);
  return words === undefined ? error : new CheckFailedError(words);
}
