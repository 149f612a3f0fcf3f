import type { Mutation } from './mutation';
import { securityAwsAccessMutations } from './security-aws-access';
import { securityAwsDataMutations } from './security-aws-data';

/** What somebody could do to templates that makes them unsafe, and the rule meant for it. */
export const securityAwsMutations: readonly Mutation[] = [...securityAwsAccessMutations, ...securityAwsDataMutations];
