import { isRecord, listAt, type PlacedObject, type Plain, recordAt, textAt } from '#evidence';
import type { Boundary } from './boundary';
import { objectHome } from './file-home';

/** Where the authorizer is told what it needs to know, hosts of other jurisdictions among it. */
const place = { kind: 'ConfigMap', namespace: 'gateway', name: 'authorizer', file: 'authorizer.json' } as const;

/** Fields of that file in which hosts of issuers stand: it fetches public keys there, and compares the rest. */
export const issuerFields = /^data\.authorizer\.json\.issuers\.\d+\.(?:issuer|jwksUri|audiences\.\d+)$/;

/**
 * An object as the rules of texts read it: the authorizer's configuration field by field, since one text of it may hold what another may
 * not. A client whose tenant is of another jurisdiction is told where it belongs (421, with the host name) before any of its prompt has
 * left Envoy; nobody is asked there. So each entry of `elsewhere` may hold the API's host of the jurisdiction that it names, and nothing
 * else of it: the same host anywhere else, in this file too, is a finding.
 */
export function withAuthorizerTexts(object: PlacedObject, boundaries: readonly Boundary[]): Plain {
  const isIt = object.kind === place.kind && object.namespace === place.namespace && object.name === place.name;
  const text = isIt ? textAt(object.object, 'data', place.file) : null;
  const config = text === null ? null : asWritten(text);
  if (config === null) return object.object;
  const own = objectHome(object, boundaries).boundary?.name;
  const elsewhere = listAt(config, 'elsewhere').map((entry) => withoutToldHost(entry, boundaries, own));
  const data = { ...recordAt(object.object, 'data'), [place.file]: { ...config, elsewhere } };
  return { ...object.object, data };
}

/** The configuration, if it is as charts write it: of a key that comes twice, a parser would hide the first value. */
function asWritten(text: string): Plain | null {
  try {
    const config: unknown = JSON.parse(text);
    return isRecord(config) && `${JSON.stringify(config, null, 2)}\n` === text ? config : null;
  } catch {
    return null;
  }
}

function withoutToldHost(entry: unknown, boundaries: readonly Boundary[], own: string | undefined): unknown {
  if (!isRecord(entry) || own === undefined || entry.jurisdiction === own) return entry;
  const meant = boundaries.find(({ name }) => name === entry.jurisdiction)?.hostname ?? null;
  if (meant === null || entry.host !== meant) return entry;
  const { host: _, ...rest } = entry;
  return rest;
}
