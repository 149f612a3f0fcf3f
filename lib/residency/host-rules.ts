import { checkEach, type Finding, type Rule } from '#evidence';
import { homeName } from './file-home';
import type { HostMention } from './host-mentions';
import { mayStand } from './known-host';
import { leak } from './leak';
import { type HostDirectory, type HostPlace, hostDirectory } from './place-host';
import type { ResidencyInput } from './residency-input';
import { type Mentioned, scanTexts } from './text-scan';

const foreignHost: Rule<ResidencyInput> = {
  name: 'foreign-host',
  claim:
    'No text of a jurisdiction’s files names a host or an address of another jurisdiction, but for the API hosts that the authorizer tells to clients who belong there.',
  check: (input) => {
    const placesOf = hostDirectory(input);
    const { checked, doubtful } = scanTexts(input).hosts;
    return { checked, findings: doubtful.flatMap((mention) => foreignFaults(mention, placesOf)) };
  },
};

function foreignFaults({ thing: { host }, home, at }: Mentioned<HostMention>, placesOf: HostDirectory): Finding[] {
  const abroad = placesOf(host).flatMap((place) =>
    place.kind === 'jurisdiction' && place.name !== home.boundary?.name ? [place] : [],
  );
  // a file of no jurisdiction leads nowhere: what it may hold is judged by placeless-manifest and by the rules of stacks
  if (home.boundary === null) return [];
  return abroad.map(({ name, regions }) =>
    leak({
      rule: 'foreign-host',
      home,
      at,
      message: `names ${host}, a host of jurisdiction ${name}, in a file of ${homeName(home)}; allowed: hosts of its own`,
      mend: 'Name a host of the jurisdiction: one of its Regions, or what runs in the cluster',
      to: regions.find((region) => region !== null) ?? name,
    }),
  );
}

const unknownHost: Rule<ResidencyInput> = {
  name: 'unknown-host',
  claim:
    'Every host that a text names runs in the cluster, is the jurisdiction’s, an AWS endpoint of a Region, or registered with what is sent to it.',
  check: (input) => {
    const placesOf = hostDirectory(input);
    const asked = scanTexts(input).hosts.doubtful.filter(isAsked);
    return checkEach(asked, (mention) =>
      placesOf(mention.thing.host).flatMap((place) => unknownFaults(mention, place)),
    );
  },
};

/** Labels, tags and groups of APIs name things; nobody is asked by what stands there, nor by a name in what moves nothing. */
const namingField =
  /(?:^|\.)(?:labels|matchlabels|tags|nodeselector)(?:\.|$)|(?:^|\.)metadata\.name$|(?:^|\.)(?:group|apigroups?)(?:\.\d+)?$/i;

function isAsked({ thing, isKey, moves, property }: Mentioned<HostMention>): boolean {
  return thing.form !== 'bare' || !(isKey || !moves || namingField.test(property));
}

function unknownFaults(mention: Mentioned<HostMention>, place: HostPlace): Finding[] {
  const { thing, property, home, at } = mention;
  const isBare = thing.form === 'bare';
  if (place.kind === 'cluster' || place.kind === 'jurisdiction') return [];
  // principals of services are such names; what has a Region is judged by it
  if (place.kind === 'aws' && (isBare || place.region !== null)) return [];
  if (place.kind === 'outside' && place.known.some((known) => mayStand(known, property, isBare))) return [];
  return [leak({ rule: 'unknown-host', home, at, ...wording(thing.host, place), to: thing.host })];
}

function wording(host: string, place: HostPlace): Pick<Finding, 'message' | 'mend'> {
  if (place.kind === 'aws') {
    return {
      message: `calls ${host}, which us-east-1 answers; allowed: endpoints with a Region in their name`,
      mend: 'Name the endpoint of the Region',
    };
  }
  if (place.kind === 'outside') {
    const uses = [...new Set(place.known.map(({ use, carries }) => `${use}: ${carries}`))].join('; ');
    return {
      message: `names ${host} in a place that it is not registered for (${uses})`,
      mend: 'Name a host of the jurisdiction, or register this use with what is sent there in lib/residency/register-hosts.ts',
    };
  }
  return {
    message: `names ${host}, of which nobody has said what is sent there; allowed: names in the cluster, hosts of the jurisdiction, endpoints of AWS, registered hosts`,
    mend: 'Name a host of the jurisdiction, or register it with what is sent there in lib/residency/register-hosts.ts',
  };
}

/** Rules about the hosts that any text names. */
export const hostRules: readonly Rule<ResidencyInput>[] = [foreignHost, unknownHost];
