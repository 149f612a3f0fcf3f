import { aws_kms as kms } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Deployment, Jurisdiction } from '#topology';
import { keyPolicy } from './key-policy';
import { MeridianStack } from './meridian-stack';
import { regionNamed } from './region-named';
import type { RegionalKey } from './regional-key';
import { removalPolicy } from './removal-policy';

export interface KeysStackProps {
  readonly deployment: Deployment;
  readonly jurisdiction: Jurisdiction;
}

/** The jurisdiction's KMS key: the multi-Region primary, in the Region that the Topology names. */
export class KeysStack extends MeridianStack {
  readonly key: RegionalKey;

  constructor(scope: Construct, id: string, props: KeysStackProps) {
    const { deployment, jurisdiction } = props;
    const { alias, description, primaryRegion } = jurisdiction.key;
    super(scope, id, {
      deployment,
      place: { account: jurisdiction.account, region: primaryRegion, zones: [] },
      description: `Key of the jurisdiction ${jurisdiction.name}: the primary`,
      stateful: true,
    });
    const removal = removalPolicy(deployment.state);
    const key = new kms.CfnKey(this, 'Primary', {
      description,
      enableKeyRotation: true,
      keyPolicy: keyPolicy(this, jurisdiction, regionNamed(jurisdiction, primaryRegion)),
      multiRegion: true,
      pendingWindowInDays: deployment.state.keyDeletionDays,
    });
    key.applyRemovalPolicy(removal);
    new kms.CfnAlias(this, 'Alias', { aliasName: alias, targetKeyId: key.attrKeyId }).applyRemovalPolicy(removal);
    this.key = { keyArn: key.attrArn, keyId: key.attrKeyId };
  }
}
