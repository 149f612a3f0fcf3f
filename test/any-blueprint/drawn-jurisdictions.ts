import type { BlueprintInput } from '#blueprint';
import { awsRegion, instanceTypesOffered, legalSets, regionsOf } from '#catalog';
import { type Choices, type JurisdictionChoices, pick, turned } from './choices';
import { drawnNetwork } from './drawn-network';

type JurisdictionInput = BlueprintInput['jurisdictions'][string];

/** Names of the operator's choice; a jurisdiction that bears one states its legal set. */
const ownNames = ['home', 'a', 'n0-1', 'twelve-chars', 'public'];

/** Documentation networks (RFC 5737) and everybody. */
const clientNetworks = [['203.0.113.0/24'], ['198.51.100.0/25', '192.0.2.0/24'], ['0.0.0.0/0']];

/** Legal sets in the order in which choices meet them: those of several Regions more often. */
const drawableSets = ['us', 'eu', 'apac', 'us', 'eu', 'apac', 'jp', 'in', ...legalSets].filter(
  (set) => placeable(set).length > 0,
);

/** One to three jurisdictions, no Region twice, so that each could be lost or is excused. */
export function drawnJurisdictions(drawn: Choices): BlueprintInput['jurisdictions'] {
  const used = new Set<string>();
  const made: Record<string, JurisdictionInput> = {};
  for (const [index, choice] of drawn.jurisdictions.entries()) {
    const legalSet = pick(
      drawableSets.filter((set) => placeable(set).some((region) => !used.has(region))),
      choice.legalSet,
    );
    const free = placeable(legalSet).filter((region) => !used.has(region));
    const regions = turned(free, choice.firstRegion).slice(0, choice.regions);
    const name = pick(
      [legalSet, legalSet, ...ownNames].filter((known) => made[known] === undefined),
      choice.name,
    );
    made[name] = {
      ...(name === legalSet ? {} : { legalSet }),
      ...(regions.length === 1 ? { singleRegionReason: 'the law knows no second Region' } : {}),
      account: accountOf(drawn, index),
      regions: regions.map((region, place) => ({
        name: region,
        zones: turned(awsRegion(region)?.zones ?? [], choice.firstZone).slice(0, 3),
        cidr: drawnNetwork(drawn.networks, used.size + place),
      })),
      ...reachedBy(drawn, { choice, index, name }),
    };
    for (const region of regions) used.add(region);
  }
  return made;
}

/** Regions of a legal set with three zones, and machines that the catalogue knows. */
function placeable(legalSet: string): readonly string[] {
  return regionsOf(legalSet).filter(
    (name) => (awsRegion(name)?.zonesPerAccount ?? 0) >= 3 && instanceTypesOffered(name).length > 0,
  );
}

function accountOf({ production, noAccount, organization, sharedAccount, account }: Choices, index: number) {
  if (!production && noAccount && !organization) return null;
  const shared = sharedAccount && !organization;
  return String(100_000_000_000 + account * 101 + (shared ? 0 : index));
}

interface Reached {
  readonly choice: JurisdictionChoices;
  readonly index: number;
  readonly name: string;
}

/** The edge, who may come, and by which host name. */
function reachedBy(drawn: Choices, { choice, index, name }: Reached) {
  const domain = domainOf(drawn);
  const open = domain !== null || !drawn.production;
  const clientCidrs = open ? pick([[], ...clientNetworks], choice.clients) : [];
  const edges = [
    'none' as const,
    ...(domain === null ? [] : ['route53' as const]),
    ...(clientCidrs.length === 0 ? [] : ['global-accelerator' as const]),
  ];
  return {
    edge: pick(edges, choice.edge),
    clientCidrs,
    ...(domain === null
      ? {}
      : { hostname: pick([null, `llm.${name}.${domain}`, `${name}.${domain}`], choice.hostname) }),
    ...(domain === null || (drawn.sharedAccount && !drawn.organization && !choice.ownZone)
      ? {}
      : { hostedZoneId: `Z0J${index}${String(drawn.account).padStart(9, '0')}` }),
  };
}

/** Domain of the deployment; null without. */
export function domainOf({ domain }: Choices): string | null {
  return pick([null, 'example.com', 'ai.example.org', 'meridian.example.net'], domain);
}
