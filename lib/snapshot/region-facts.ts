import type { Jurisdiction, Region, Zone } from '#topology';
import { asRecord, byName, type Facts, Line } from './fact';
import { inOrder } from './in-order';

/** What no two Regions share: their networks, zone by zone, and where each fails over to. */
export function regionFacts({ regions }: Jurisdiction): Facts {
  return byName(regions, ({ network: { cidr, zones }, peers }: Region) => ({
    cidr,
    private: new Line(asRecord(byName(zones, privateWords))),
    public: new Line(asRecord(byName(zones, publicWords))),
    failover: inOrder(peers).map(({ order, region }) => `${order} ${region}`),
  }));
}

/** A zone that goes out through another's NAT gateway, or not at all, says so. */
function privateWords({ name, privateCidr, natZone }: Zone): string {
  if (natZone === name) return privateCidr;
  return natZone === null ? `${privateCidr}, no way out` : `${privateCidr}, out through ${natZone}`;
}

function publicWords({ publicCidr, natGateway }: Zone): string {
  return natGateway ? `${publicCidr} NAT` : publicCidr;
}
