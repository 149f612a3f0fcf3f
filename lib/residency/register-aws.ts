import { awsComputeTypes } from './aws-compute-types';
import { awsDataTypes } from './aws-data-types';
import { awsEdgeTypes } from './aws-edge-types';
import { awsIdentityTypes } from './aws-identity-types';
import { awsMessagingTypes } from './aws-messaging-types';
import { awsNetworkTypes } from './aws-network-types';
import { awsObservabilityTypes } from './aws-observability-types';
import type { RegisteredType } from './registered-type';

/**
 * Every AWS resource type that a template may hold, with what it does with data. Closed by default: whoever has a stack make
 * another type adds its line here. Properties as in the CloudFormation Template Reference (aws-cdk-lib 2.x, 2026-11).
 */
export const awsRegister: readonly RegisteredType[] = [
  ...awsDataTypes,
  ...awsMessagingTypes,
  ...awsObservabilityTypes,
  ...awsComputeTypes,
  ...awsNetworkTypes,
  ...awsEdgeTypes,
  ...awsIdentityTypes,
];

const byType: ReadonlyMap<string, RegisteredType> = new Map(awsRegister.map((line) => [line.type, line]));

/** The line of a type; undefined for one that nobody has judged. */
export function registeredType(type: string): RegisteredType | undefined {
  return byType.get(type);
}
