import { once, textAt } from '#evidence';
import type { Boundary } from './boundary';
import { stackHome } from './file-home';
import { hostKey } from './index-hosts';
import { indexPlaces } from './index-places';
import type { KnownHost } from './known-host';
import { networkOwner } from './networks';
import { findPlaces } from './place-mentions';
import { outsideHosts } from './register-hosts';
import type { ResidencyInput } from './residency-input';

/** What stands behind a host's name, or an address. */
export type HostPlace =
  /** The cluster itself, or the pod. */
  | { readonly kind: 'cluster' }
  /** A name or network of a jurisdiction. Regions: where it is answered; null among them for an answer that cannot be resolved. */
  | { readonly kind: 'jurisdiction'; readonly name: string; readonly regions: readonly (string | null)[] }
  /** An endpoint of AWS; null: one without a Region, which us-east-1 answers. */
  | { readonly kind: 'aws'; readonly region: string | null }
  | { readonly kind: 'outside'; readonly known: readonly KnownHost[] }
  | { readonly kind: 'unknown' };

/** Finds what stands behind hosts, as the rendered records, zones and namespaces say. */
export type HostDirectory = (host: string) => readonly HostPlace[];

const aws = /\.(?:amazonaws\.com(?:\.cn)?|api\.aws|on\.aws)$/;
const inCluster = /(?:^|\.)(?:svc|cluster\.local|localhost)$/;
const ownAddress = /^(?:127\.\d+\.\d+\.\d+|0\.0\.0\.0|169\.254\.\d+\.\d+)$/;
const ipAddress = /^\d+\.\d+\.\d+\.\d+$/;

/** The directory of a deployment, made once. Several places: a name that is answered from more than one jurisdiction. */
export const hostDirectory = once(makeDirectory);

function makeDirectory(input: ResidencyInput): HostDirectory {
  const facts = readFacts(input);
  const places = new Map<string, readonly HostPlace[]>();
  return (name) => {
    const host = hostKey(name);
    const found = places.get(host) ?? findHost(host, facts);
    places.set(host, found);
    return found;
  };
}

interface Facts {
  readonly boundaries: readonly Boundary[];
  readonly records: ReturnType<typeof indexPlaces>['hosts'];
  /** Names under which all is a jurisdiction's, with whose they are. */
  readonly zones: readonly (readonly [zone: string, jurisdiction: string])[];
  readonly namespaces: ReadonlySet<string>;
  readonly outside: readonly KnownHost[];
}

function readFacts({ inventory, boundaries }: ResidencyInput): Facts {
  const hosted = inventory.resources
    .filter(({ type }) => type === 'AWS::Route53::HostedZone')
    .map(
      ({ properties, stack }) =>
        [hostKey(textAt(properties, 'Name') ?? ''), stackHome(stack, boundaries).boundary?.name ?? ''] as const,
    );
  const api = boundaries.flatMap(({ hostname, name }) =>
    hostname === null ? [] : [[hostKey(hostname), name] as const],
  );
  return {
    boundaries,
    records: indexPlaces(inventory).hosts,
    zones: [...hosted, ...api].filter(([zone, owner]) => zone !== '' && owner !== ''),
    namespaces: new Set(inventory.objects.filter(({ kind }) => kind === 'Namespace').map(({ name }) => name)),
    outside: [...outsideHosts, ...boundaries.flatMap((boundary) => boundary.outsideHosts)],
  };
}

function findHost(host: string, facts: Facts): readonly HostPlace[] {
  const { records, zones, namespaces, boundaries, outside } = facts;
  if (inCluster.test(host) || ownAddress.test(host) || !host.includes('.')) return [{ kind: 'cluster' }];
  if (ipAddress.test(host)) {
    const owner = networkOwner(`${host}/32`, boundaries);
    return [owner === null ? { kind: 'unknown' } : { kind: 'jurisdiction', name: owner.name, regions: [owner.region] }];
  }
  const answers = records.get(host);
  if (answers !== undefined)
    return placesOfAnswers(
      answers.map((place) => place?.region ?? null),
      host,
      facts,
    );
  if (aws.test(`.${host}`)) return [{ kind: 'aws', region: findPlaces(host).regions[0] ?? null }];
  const owners = zones.filter(([zone]) => host === zone || host.endsWith(`.${zone}`)).map(([, owner]) => owner);
  if (owners.length > 0) return [...new Set(owners)].map((name) => ({ kind: 'jurisdiction', name, regions: [] }));
  const [, namespace, ...further] = host.split('.');
  if (further.length === 0 && namespaces.has(namespace ?? '')) return [{ kind: 'cluster' }];
  const known = outside.filter((entry) => entry.host === host);
  return [known.length > 0 ? { kind: 'outside', known } : { kind: 'unknown' }];
}

/** By the Regions that answer; where none is known, by the zone that the name stands in. */
function placesOfAnswers(
  regions: readonly (string | null)[],
  host: string,
  { boundaries, zones }: Facts,
): readonly HostPlace[] {
  const zone = zones.find(([name]) => host === name || host.endsWith(`.${name}`))?.[1];
  const owners = regions.map(
    (region) => boundaries.find((it) => region !== null && it.regions.includes(region))?.name ?? zone,
  );
  const names = [...new Set(owners)];
  return names.map((name) =>
    name === undefined
      ? { kind: 'unknown' }
      : { kind: 'jurisdiction', name, regions: regions.filter((_, index) => owners[index] === name) },
  );
}
