import { aws_kms as kms } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Deployment, Jurisdiction, MultiRegionKey } from '#topology';
import { hopKeyPolicy } from './hop-key-policy';
import { keyPolicy } from './key-policy';
import { MeridianStack } from './meridian-stack';
import { regionNamed } from './region-named';
import type { RegionalKey, RegionalKeys } from './regional-key';
import { removalPolicy } from './removal-policy';

export interface KeysStackProps {
  readonly deployment: Deployment;
  readonly jurisdiction: Jurisdiction;
}

type Purpose = Pick<kms.CfnKeyProps, 'enableKeyRotation' | 'keyPolicy' | 'keySpec' | 'keyUsage'>;

/** The jurisdiction's KMS keys: the multi-Region primaries, in the Region that the Topology names. */
export class KeysStack extends MeridianStack {
  readonly primaries: RegionalKeys;
  private readonly deployment: Deployment;

  constructor(scope: Construct, id: string, props: KeysStackProps) {
    const { deployment, jurisdiction } = props;
    const { key, hopKey } = jurisdiction;
    super(scope, id, {
      deployment,
      place: { account: jurisdiction.account, region: key.primaryRegion, zones: [] },
      description: `Keys of the jurisdiction ${jurisdiction.name}: the primaries`,
      stateful: true,
    });
    this.deployment = deployment;
    const region = regionNamed(jurisdiction, key.primaryRegion);
    this.primaries = {
      key: this.addKey('', key, { enableKeyRotation: true, keyPolicy: keyPolicy(this, jurisdiction, region) }),
      // AWS rotates no key of this kind (CfnKey.enableKeyRotation); authorizers sign with codes of it, another one each period
      hopKey: this.addKey('Hop', hopKey, {
        keyPolicy: hopKeyPolicy(this, jurisdiction, region),
        keySpec: 'HMAC_256',
        keyUsage: 'GENERATE_VERIFY_MAC',
      }),
    };
  }

  private addKey(prefix: string, { alias, description }: MultiRegionKey, purpose: Purpose): RegionalKey {
    const { state } = this.deployment;
    const removal = removalPolicy(state);
    const key = new kms.CfnKey(this, `${prefix}Primary`, {
      ...purpose,
      description,
      multiRegion: true,
      pendingWindowInDays: state.keyDeletionDays,
    });
    key.applyRemovalPolicy(removal);
    new kms.CfnAlias(this, `${prefix}Alias`, { aliasName: alias, targetKeyId: key.attrKeyId }).applyRemovalPolicy(
      removal,
    );
    return { keyArn: key.attrArn, keyId: key.attrKeyId };
  }
}
