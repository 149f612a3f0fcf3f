import { RemovalPolicy } from 'aws-cdk-lib';
import type { StatePolicy } from '#topology';

/** What becomes of a resource that holds state when it leaves its stack. */
export function removalPolicy(state: StatePolicy): RemovalPolicy {
  return state.retained ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
}
