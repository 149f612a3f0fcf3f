import { roundTripMs } from '#catalog';
import { peerZone } from './hostname';
import { names } from './names';
import type { Peer } from './peer';
import type { RegionContext } from './region-context';
import { edgePort } from './resolve-network';

/**
 * The other Regions of the jurisdiction in failover order: the nearest by round trip first, equals as the blueprint orders
 * them. A pair whose round trip the catalogue does not know comes last.
 */
export function resolvePeers(context: RegionContext): Peer[] {
  const { blueprint, jurisdiction, region } = context;
  const zone = peerZone(context);
  const secure = blueprint.domain !== null;
  return jurisdiction.regions
    .filter((other) => other.name !== region.name)
    .map((other) => ({ other, rttMs: roundTripMs(region.name, other.name) ?? null }))
    .sort((a, b) => (a.rttMs ?? Number.MAX_VALUE) - (b.rttMs ?? Number.MAX_VALUE))
    .map(({ other, rttMs }, index) => ({
      region: other.name,
      order: index + 1,
      rttMs,
      cidr: other.cidr,
      host: names.peerHost(other.name, zone),
      port: edgePort(blueprint),
      tls: secure,
    }));
}
