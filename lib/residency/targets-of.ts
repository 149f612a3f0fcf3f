import { type PlacedResource, textAt, unknownAccount } from '#evidence';
import { isRegionName } from './aws-region-name';
import { hostPlaces } from './index-hosts';
import type { PlaceIndex } from './index-places';
import { type Mention, mentionedPlaces, placesOfHost, regionPlace } from './mentioned-places';
import type { Place } from './place';
import type { TargetForm } from './registered-type';
import { resolveBucket, resolveReference } from './resolve-reference';

interface Viewpoint {
  readonly resource: PlacedResource;
  readonly index: PlaceIndex;
}

/** The places that the value of a moving property names, by the form in which it does. */
export function targetsOf(value: unknown, form: TargetForm, viewpoint: Viewpoint): readonly Mention[] {
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  return readers[form](value, viewpoint, shown).map((found) =>
    'shown' in found ? found : { shown, place: found.place },
  );
}

type Found = Mention | { readonly place: Place | null };
type Reader = (value: unknown, viewpoint: Viewpoint, shown: string) => readonly Found[];

const readers: Readonly<Record<TargetForm, Reader>> = {
  region: (value) => [{ place: typeof value === 'string' && isRegionName(value) ? regionPlace(value) : null }],
  account: (value) => [{ place: accountPlace(value) }],
  reference: (value, viewpoint) => [{ place: resolveReference(value, standpoint(viewpoint)) }],
  name: (value, viewpoint) => [
    { place: localPlace(value, viewpoint) ?? resolveReference(value, standpoint(viewpoint)) },
  ],
  bucket: (value, viewpoint) => [{ place: resolveBucket(value, standpoint(viewpoint)) }],
  host: (value, viewpoint) => hostAnswers(value, viewpoint).map((place) => ({ place })),
  'endpoint-service': (value) => [{ place: endpointService(value) }],
  attribute: (value, viewpoint) => bucketAttribute(value, viewpoint),
  text: (_, viewpoint, shown) => mentionedPlaces(shown, standpoint(viewpoint)),
  // Who a policy lets in is no place: the rules of policies read it.
  policy: () => [],
};

function standpoint({ resource, index }: Viewpoint) {
  return { stack: resource.stack, landmarks: index };
}

function accountPlace(value: unknown): Place | null {
  const account = String(value);
  if (!/^\d{12}$/.test(account) && account !== unknownAccount) return null;
  return { what: 'account', name: account, region: null, account };
}

/** A bare name, of which the service knows those of its own Region and account alone. */
function localPlace(value: unknown, { resource: { stack } }: Viewpoint): Place | null {
  if (typeof value !== 'string' || !/^[\w./-]+$/.test(value)) return null;
  return { what: 'name', name: value, region: stack.region, account: stack.account };
}

function hostAnswers(value: unknown, viewpoint: Viewpoint): readonly (Place | null)[] {
  const answers = hostPlaces(value, standpoint(viewpoint));
  return answers.every((answer) => answer === null) && typeof value === 'string'
    ? placesOfHost(value, viewpoint.index)
    : answers;
}

/** Services of AWS are named by their Region; one of somebody's own (`com.amazonaws.vpce`) tells nothing of its owner. */
function endpointService(value: unknown): Place | null {
  const [, region, service] = /^(?:com\.amazonaws|aws\.[a-z]+)\.([a-z0-9-]+)\.([a-z0-9.-]+)$/.exec(String(value)) ?? [];
  if (region === undefined || service === undefined || !isRegionName(region)) return null;
  return { what: 'service', name: service, region, account: null };
}

function bucketAttribute(value: unknown, viewpoint: Viewpoint): readonly Found[] {
  if (!(textAt(value, 'Key') ?? '').endsWith('.s3.bucket')) return [];
  const bucket = textAt(value, 'Value');
  return [{ shown: String(bucket), place: resolveBucket(bucket, standpoint(viewpoint)) }];
}
