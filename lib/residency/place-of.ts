import { listAt, type PlacedResource, textAt } from '#evidence';
import type { Place } from './place';
import { registeredType } from './register-aws';

/** The places that a resource is: one, but for a table, which is one in each of its replicas' Regions. */
export function placesOf(resource: PlacedResource): readonly Place[] {
  if (resource.type !== 'AWS::DynamoDB::GlobalTable') return [placeOf(resource)];
  const regions = listAt(resource.properties, 'Replicas').map((replica) => textAt(replica, 'Region'));
  return regions.map((region) => ({ ...placeOf(resource), region }));
}

/** The place that a resource is; of a table, the replica beside its stack. */
export function placeOf({ type, properties, logicalId, stack }: PlacedResource): Place {
  const form = registeredType(type)?.place ?? { what: type, name: null, scope: 'region' };
  return {
    what: form.what,
    name: (form.name === null ? null : textAt(properties, form.name)) ?? logicalId,
    region: form.scope === 'region' ? stack.region : null,
    account: stack.account,
  };
}
