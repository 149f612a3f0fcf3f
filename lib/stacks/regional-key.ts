import { ArnFormat, aws_kms as kms, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** A key of the jurisdiction as one Region has it: the primary or its replica. Both have the same id. */
export interface RegionalKey {
  readonly keyArn: string;
  /** `mrk-…`, known when the primary has been made. */
  readonly keyId: string;
}

/** A jurisdiction's keys as one Region has them. */
export interface RegionalKeys {
  /** Encrypts data. */
  readonly key: RegionalKey;
  /** Makes the codes by which hop tokens are signed. */
  readonly hopKey: RegionalKey;
}

/** The key for constructs that ask for an `IKey`; its policy stays what Keys and ReplicaKeys made it. */
export function importedKey(scope: Construct, key: RegionalKey): kms.IKey {
  return kms.Key.fromKeyArn(scope, 'Key', key.keyArn);
}

/**
 * ARN of the same key in a Region of the jurisdiction. A replica keeps the id of its primary, so the name of another
 * Region's key needs no reference to that Region.
 */
export function keyArnIn(scope: Construct, key: RegionalKey, region: string): string {
  return Stack.of(scope).formatArn({
    service: 'kms',
    region,
    resource: 'key',
    resourceName: key.keyId,
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
}
