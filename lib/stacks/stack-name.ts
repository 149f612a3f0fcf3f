import type { Construct } from 'constructs';

/**
 * Name of a stack in CloudFormation: `meridian-production-eu-south-2-Network`, made of its construct path. References
 * from other Regions and accounts' permissions stand on it, so it holds no hash.
 */
export function stackName(scope: Construct, id: string): string {
  return ['meridian', ...scope.node.path.split('/').filter((part) => part !== ''), id].join('-');
}
