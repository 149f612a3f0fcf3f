import { type Inventory, listAt, type PlacedResource, textAt, valueAt } from '#evidence';
import type { Landmarks } from './landmarks';
import type { Place } from './place';
import { referredResource, resolveReference, type Standpoint } from './resolve-reference';

/** Where the host names lead that a deployment's records define; null in a list for an answer that cannot be resolved. */
export function indexHosts(
  { resources }: Inventory,
  landmarks: Landmarks,
): ReadonlyMap<string, readonly (Place | null)[]> {
  const hosts = new Map<string, readonly (Place | null)[]>();
  for (const record of resources.filter(({ type }) => type === 'AWS::Route53::RecordSet')) {
    const name = hostKey(textAt(record.properties, 'Name') ?? '');
    hosts.set(name, [...(hosts.get(name) ?? []), ...answersOf(record, landmarks)]);
  }
  return hosts;
}

/** A host name in the form in which names are compared: lower case, no dot at the end. */
export function hostKey(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

/** Where a record leads: load balancers, also those behind an accelerator. */
export function answersOf({ properties, stack }: PlacedResource, landmarks: Landmarks): readonly (Place | null)[] {
  const alias = valueAt(properties, 'AliasTarget', 'DNSName');
  const answers = [...(alias === undefined ? [] : [alias]), ...listAt(properties, 'ResourceRecords')];
  return answers.flatMap((answer) => hostPlaces(answer, { stack, landmarks }));
}

/** The places behind a host name: one that AWS gave, or a reference to it. Null for any other. */
export function hostPlaces(answer: unknown, from: Standpoint): readonly (Place | null)[] {
  const resource = referredResource(answer, from);
  if (resource?.type === 'AWS::GlobalAccelerator::Accelerator') return endpointsOf(resource, from.landmarks);
  return [resolveReference(answer, from) ?? placeOfHost(answer)];
}

/** The endpoints of an accelerator's groups. */
function endpointsOf({ stack, logicalId }: PlacedResource, landmarks: Landmarks): readonly (Place | null)[] {
  const ofStack = [...landmarks.resources.values()].filter((resource) => resource.stack === stack);
  const pointingAt = (type: string, property: string, id: string) =>
    ofStack.filter(
      (resource) =>
        resource.type === type &&
        referredResource(resource.properties[property], { stack, landmarks })?.logicalId === id,
    );
  return pointingAt('AWS::GlobalAccelerator::Listener', 'AcceleratorArn', logicalId)
    .flatMap((listener) => pointingAt('AWS::GlobalAccelerator::EndpointGroup', 'ListenerArn', listener.logicalId))
    .flatMap(({ properties }) => listAt(properties, 'EndpointConfigurations'))
    .map((endpoint) => resolveReference(valueAt(endpoint, 'EndpointId'), { stack, landmarks }));
}

/** Host names that AWS gives hold their Region as a label: `x.elb.eu-north-1.amazonaws.com`. */
export function placeOfHost(host: unknown): Place | null {
  if (typeof host !== 'string') return null;
  const region = /\.([a-z]{2}(?:-[a-z]+)+-\d)\.(?:[a-z0-9.-]+\.)?amazonaws\.com(?:\.cn)?\.?$/.exec(hostKey(host))?.[1];
  return region === undefined ? null : { what: 'host', name: host, region, account: null };
}
