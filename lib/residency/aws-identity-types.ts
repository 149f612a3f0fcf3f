import type { RegisteredType } from './registered-type';
import { everywhere, holds, inRegion, moves, neither, through } from './type-line';

/** Keys, roles, policies: who may read what. */
export const awsIdentityTypes: readonly RegisteredType[] = [
  holds(
    { type: 'AWS::KMS::Key', why: 'What opens the data, or signs hop tokens', place: inRegion('key') },
    through('KeyPolicy', 'policy', 'key-policy'),
  ),
  holds(
    { type: 'AWS::KMS::ReplicaKey', why: 'The same key once more', place: inRegion('key') },
    through('PrimaryKeyArn', 'reference', 'replica'),
    through('KeyPolicy', 'policy', 'key-policy'),
  ),
  moves(
    { type: 'AWS::KMS::Alias', why: 'A name for a key', place: inRegion('key alias', 'AliasName') },
    through('TargetKeyId', 'reference', 'encryption'),
  ),
  moves(
    { type: 'AWS::IAM::Role', why: 'Lets its principals act', place: everywhere('role', 'RoleName') },
    through('AssumeRolePolicyDocument', 'policy', 'trust-policy'),
  ),
  neither('AWS::IAM::Policy', 'policy', 'What a role may do; the ARNs in it are read like any text'),
  neither('AWS::Organizations::Policy', 'service control policy', 'Denials, kept for a whole organization'),
];
