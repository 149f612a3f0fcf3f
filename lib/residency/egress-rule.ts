import { serviceCidr } from '#blueprint';
import {
  checkEach,
  type Finding,
  listAt,
  numberAt,
  objectLocation,
  type PlacedObject,
  type Rule,
  textAt,
} from '#evidence';
import { objectHome } from './file-home';
import { allowedRegions, leak } from './leak';
import { holds, networkOwner } from './networks';
import { indexObjects } from './object-index';
import { mayBeOpen } from './register-egress';
import type { ResidencyInput } from './residency-input';

const anywhere = '0.0.0.0/0';

/** Addresses of the node that a pod runs on (RFC 3927). */
const linkLocal = '169.254.0.0/16';

const httpsPort = 443;

export const foreignEgress: Rule<ResidencyInput> = {
  name: 'foreign-egress',
  claim:
    'Network policies let pods out to networks of the jurisdiction alone; the registered ones that are open to any address lead to endpoints of AWS and of issuers, by HTTPS.',
  check: (input) =>
    checkEach(indexObjects(input.inventory).ofKind('networking.k8s.io/NetworkPolicy').flatMap(waysOut), (way) =>
      wayFaults(way, input),
    ),
};

/** A peer of an egress rule; null for a rule without any, which allows all. */
interface WayOut {
  readonly policy: PlacedObject;
  readonly property: string;
  readonly cidr: string | null;
  readonly ports: readonly unknown[];
}

/** Ways to pods stay in the cluster and are left out. */
function waysOut(policy: PlacedObject): readonly WayOut[] {
  return listAt(policy.object, 'spec', 'egress').flatMap((rule, index): readonly WayOut[] => {
    const ports = listAt(rule, 'ports');
    const peers = listAt(rule, 'to');
    const property = `spec.egress.${index}`;
    if (peers.length === 0) return [{ policy, property, cidr: null, ports }];
    return peers.flatMap((peer, position) => {
      const cidr = textAt(peer, 'ipBlock', 'cidr');
      return cidr === null ? [] : [{ policy, property: `${property}.to.${position}.ipBlock.cidr`, cidr, ports }];
    });
  });
}

function wayFaults({ policy, property, cidr, ports }: WayOut, { boundaries }: ResidencyInput): readonly Finding[] {
  const home = objectHome(policy, boundaries);
  const owner = cidr === null ? null : networkOwner(cidr, boundaries);
  if (owner !== null && owner.name === home.boundary?.name) return [];
  if (cidr !== null && (holds(serviceCidr, cidr) || holds(linkLocal, cidr))) return [];
  const isHttps =
    ports.length > 0 &&
    ports.every((port) => numberAt(port, 'port') === httpsPort && numberAt(port, 'endPort') === null);
  if (cidr === anywhere && isHttps && mayBeOpen(policy.namespace, policy.name)) return [];
  const where =
    owner === null
      ? 'which is no network of the deployment'
      : `the VPC of ${owner.region} in jurisdiction ${owner.name}`;
  const what = cidr === null ? 'to every address on its ports' : `to ${cidr}, ${where}`;
  return [
    leak({
      rule: 'foreign-egress',
      home,
      at: objectLocation(policy, property),
      message: `lets pods out ${what}; allowed: the VPCs of ${allowedRegions(home, boundaries)}, and ${anywhere} on port ${httpsPort} where it is registered`,
      mend: 'Name the network that is meant, or register the policy with what goes there in lib/residency/register-egress.ts',
      to: owner?.region ?? null,
    }),
  ];
}
