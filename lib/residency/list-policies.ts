import type { Inventory, PlacedResource } from '#evidence';
import { type PolicyStatement, policyStatements } from './policy-statement';
import { registeredType } from './register-aws';
import type { MovementKind } from './registered-type';
import { type FoundValue, valuesAt } from './values-at';

/** A policy document where it stands. */
export interface PlacedPolicy {
  readonly resource: PlacedResource;
  /** Path of the document below `Properties`. */
  readonly property: string;
  readonly statements: readonly PolicyStatement[];
}

/** The policy documents of a kind: those that stand at the registered properties. */
export function listPolicies({ resources }: Inventory, kind: MovementKind): readonly PlacedPolicy[] {
  return resources.flatMap((resource) =>
    (registeredType(resource.type)?.moves ?? [])
      .filter(({ form, movement }) => form === 'policy' && movement === kind)
      .flatMap(({ path }) => documentsAt(resource, path))
      .map(({ property, value }) => ({ resource, property, statements: policyStatements(value) })),
  );
}

function documentsAt({ type, properties }: PlacedResource, path: string): readonly FoundValue[] {
  const documents = valuesAt(properties, path);
  if (documents.length > 0 || type !== 'AWS::EC2::VPCEndpoint' || takesNoPolicy(properties.ServiceName))
    return documents;
  return [{ property: path, value: fullAccess }];
}

/** What an endpoint has that is given no policy (AWS PrivateLink guide, endpoint policies, 2026-11). */
const fullAccess = { Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] };

/** No document of AWS says that the endpoint of EKS Pod Identity takes a policy (2026-11). It hands out credentials, and takes no data. */
function takesNoPolicy(service: unknown): boolean {
  return String(service).endsWith('.eks-auth');
}
