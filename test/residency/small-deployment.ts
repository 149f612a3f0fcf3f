import { askRules, type Finding, type Plain, type Resource, type StackFile, takeInventory } from '#evidence';
import { awsResidencyRules } from '#lib/residency/aws-rules';
import type { Boundary } from '#residency';

/** Two jurisdictions of two Regions each, as a blueprint would draw them. */
export const boundaries: readonly Boundary[] = [
  boundary('us', '111122223333', ['us-east-1', 'us-east-2']),
  boundary('eu', '444455556666', ['eu-north-1', 'eu-south-2']),
];

function boundary(name: string, account: string, regions: readonly string[]): Boundary {
  return { name, account, regions, hostname: `${name}.api.example.com`, networks: [], outsideHosts: [] };
}

/** Account and Region of a stack, as a test states what differs. */
export type StackPlace = Partial<Pick<StackFile, 'account' | 'region' | 'path'>>;

/** A stack with some resources; in eu-north-1 unless told otherwise. */
export function stackOf(resources: Readonly<Record<string, Resource>>, place: StackPlace = {}): StackFile {
  const region = place.region ?? 'eu-north-1';
  const path = place.path ?? `small/${region}/Stack`;
  const outputs = Object.keys(resources).map((id) => [`${id}Arn`, { Value: { 'Fn::GetAtt': [id, 'Arn'] } }]);
  return {
    file: `${path.replaceAll('/', '-')}.template.json`,
    path,
    name: path.replaceAll('/', '-'),
    account: place.account ?? (region.startsWith('us') ? '111122223333' : '444455556666'),
    region,
    terminationProtection: true,
    bytes: 0,
    template: { Resources: resources, Outputs: Object.fromEntries(outputs) as Plain },
  };
}

/** What the rules about AWS say of some stacks. */
export function findingsOf(...stacks: readonly StackFile[]): readonly Finding[] {
  const inventory = takeInventory({ deployment: 'small', stacks, manifests: [] });
  return askRules(awsResidencyRules, { inventory, boundaries }).flatMap(({ findings }) => findings);
}

/** The same, in words: rule, place and message. */
export function wordsOf(...stacks: readonly StackFile[]): readonly string[] {
  return findingsOf(...stacks).map(({ rule, at, message }) => `${rule} at ${at.subject}.${at.property}: ${message}`);
}
