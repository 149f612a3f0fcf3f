import { isRecord, listAt, numberAt, once, type PlacedObject, type Plain, textAt } from '#evidence';
import { objectHome } from './file-home';
import { indexObjects, type ObjectIndex } from './object-index';
import { hostDirectory } from './place-host';
import type { ResidencyInput } from './residency-input';

/** A rule of a route, with where it can send a request. */
export interface RouteRule {
  readonly route: PlacedObject;
  /** Region whose gateway follows it. */
  readonly region: string;
  /** Of `spec.rules`. */
  readonly index: number;
  /** The headers that each of its matches asks for. */
  readonly matches: readonly (readonly MatchedHeader[])[];
  readonly targets: readonly RouteTarget[];
}

export interface MatchedHeader {
  /** Lower case. */
  readonly name: string;
  /** Regular expression of the whole value. */
  readonly pattern: string;
}

export interface RouteTarget {
  readonly name: string;
  /** 0 first; the next only when none before it can answer. */
  readonly priority: number;
  /** Of `backendRefs`. */
  readonly index: number;
  /** Regions that may answer; its own for what runs in the cluster. */
  readonly regions: readonly string[];
  /** Why nobody can tell where it leads; null when everybody can. */
  readonly fault: string | null;
  /** Headers that requests to it are given. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

/** Every rule of every route of the AI Gateway, with its references followed, once for all rules of residency. */
export const listRouteRules = once(readRouteRules);

function readRouteRules(input: ResidencyInput): readonly RouteRule[] {
  return indexObjects(input.inventory)
    .ofKind('aigateway.envoyproxy.io/AIGatewayRoute')
    .flatMap((route) =>
      listAt(route.object, 'spec', 'rules').map((rule, index) => ({
        route,
        region: objectHome(route, input.boundaries).region ?? '',
        index,
        matches: listAt(rule, 'matches').map((match) => listAt(match, 'headers').map(matchedHeader)),
        targets: listAt(rule, 'backendRefs').map((ref, position) => targetOf({ route, ref, index: position }, input)),
      })),
    );
}

/** An exact value as the expression that matches it alone. */
function matchedHeader(header: unknown): MatchedHeader {
  const value = textAt(header, 'value') ?? '';
  const isExpression = textAt(header, 'type') === 'RegularExpression';
  return {
    name: (textAt(header, 'name') ?? '').toLowerCase(),
    pattern: isExpression ? value : value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  };
}

interface Reference {
  readonly route: PlacedObject;
  readonly ref: unknown;
  readonly index: number;
}

function targetOf({ route, ref, index }: Reference, input: ResidencyInput): RouteTarget {
  const name = textAt(ref, 'name') ?? '';
  const objects = indexObjects(input.inventory);
  const service = serviceOf(route, ref, objects);
  const target = { name, priority: numberAt(ref, 'priority') ?? 0, index, headers: headersOf(service) };
  const backend = service === undefined ? undefined : backendOf(service, objects);
  if (backend === undefined) return { ...target, regions: [], fault: 'which leads to no rendered Backend' };
  return { ...target, ...answeredIn(backend, input) };
}

/** Only services of the AI Gateway in the route's own namespace. */
function serviceOf(route: PlacedObject, ref: unknown, objects: ObjectIndex): PlacedObject | undefined {
  const kind = textAt(ref, 'kind') ?? 'AIServiceBackend';
  const isElsewhere = (textAt(ref, 'namespace') ?? route.namespace) !== route.namespace;
  if (kind !== 'AIServiceBackend' || isElsewhere) return undefined;
  return objects.beside(route, 'aigateway.envoyproxy.io/AIServiceBackend', textAt(ref, 'name') ?? '');
}

function backendOf(service: PlacedObject, objects: ObjectIndex): PlacedObject | undefined {
  const { backendRef } = isRecord(service.object.spec) ? service.object.spec : {};
  const apiKind = `${textAt(backendRef, 'group') ?? ''}/${textAt(backendRef, 'kind') ?? 'Service'}`;
  return objects.beside(service, apiKind, textAt(backendRef, 'name') ?? '');
}

function answeredIn(backend: PlacedObject, input: ResidencyInput): Pick<RouteTarget, 'regions' | 'fault'> {
  const own = backend.region ?? '';
  if (backend.kind === 'Service') return { regions: [own], fault: null };
  const hosts = listAt(backend.object, 'spec', 'endpoints').map(
    (endpoint) => textAt(endpoint, 'fqdn', 'hostname') ?? textAt(endpoint, 'ip', 'address') ?? '',
  );
  const places = hosts.flatMap((host) => hostDirectory(input)(host));
  const regions = places.flatMap((place) => {
    if (place.kind === 'cluster') return [own];
    return place.kind === 'jurisdiction' ? place.regions : [null];
  });
  const known = regions.filter((region) => region !== null);
  const isSure = known.length > 0 && known.length === regions.length;
  return {
    regions: [...new Set(known)],
    fault: isSure ? null : `at ${hosts.join(', ')}, which no rendered record answers`,
  };
}

function headersOf(service: PlacedObject | undefined): RouteTarget['headers'] {
  return listAt(service?.object, 'spec', 'headerMutation', 'set')
    .filter((header): header is Plain => isRecord(header))
    .map((header) => ({ name: (textAt(header, 'name') ?? '').toLowerCase(), value: textAt(header, 'value') ?? '' }));
}
