import { type Finding, type Inventory, type PlacedResource, type Rule, resourceLocation, textAt } from '#evidence';
import type { Boundary } from './boundary';
import { homeOf } from './home-of';
import { answersOf, hostKey } from './index-hosts';
import { indexPlaces } from './index-places';
import type { Place } from './place';
import type { ResidencyInput } from './residency-input';
import { showPlace } from './show-place';

/** Rules about the records of one name taken together, whichever stacks make them. */
export const dnsRules: readonly Rule<ResidencyInput>[] = [
  {
    name: 'dns-name-spans',
    claim:
      'All records of a host name lead to one jurisdiction, and those of a jurisdiction’s host name, and below it, to that one.',
    check: (input) => eachName(input, (name) => spans(name, input.boundaries)),
  },
  {
    name: 'dns-spill',
    claim:
      'When all Regions of a jurisdiction are lost, no record still answers for its host names: clients are refused, not sent to another.',
    check: (input) => eachName(input, (name) => spills(name, input.boundaries)),
  },
];

/** A host name with every answer that some record gives for it. */
interface AnsweredName {
  readonly name: string;
  readonly answers: readonly Answer[];
}

interface Answer {
  readonly record: PlacedResource;
  /** Null when it cannot be resolved. */
  readonly place: Place | null;
}

function eachName({ inventory }: ResidencyInput, faults: (name: AnsweredName) => readonly Finding[]) {
  const names = answeredNames(inventory);
  return { checked: names.length, findings: names.flatMap(faults) };
}

function answeredNames(inventory: Inventory): readonly AnsweredName[] {
  const landmarks = indexPlaces(inventory);
  const names = new Map<string, Answer[]>();
  for (const record of inventory.resources.filter(({ type }) => type === 'AWS::Route53::RecordSet')) {
    const name = hostKey(textAt(record.properties, 'Name') ?? '');
    const answers = names.get(name) ?? [];
    names.set(name, answers);
    answers.push(...answersOf(record, landmarks).map((place) => ({ record, place })));
  }
  return [...names].map(([name, answers]) => ({ name, answers }));
}

function spans({ name, answers }: AnsweredName, boundaries: readonly Boundary[]): readonly Finding[] {
  const home = homeOfName(name, boundaries) ?? firstHome(answers, boundaries);
  return answers.flatMap(({ record, place }) => {
    if (place === null || home === undefined || homeOf(place.region, boundaries) === home) return [];
    return [
      {
        rule: 'dns-name-spans',
        severity: 'error',
        at: resourceLocation(record, answerProperty(record)),
        message: `${name} of ${home.name} leads to ${showPlace(place, boundaries)}; allowed: ${home.regions.join(', ')}`,
        mend: `let every record of the name lead to Regions of ${home.name}: lib/stacks/latency-record.ts, host-record.ts`,
        move: { from: `${name} (${home.name})`, to: showPlace(place, boundaries) },
      },
    ];
  });
}

function spills({ name, answers }: AnsweredName, boundaries: readonly Boundary[]): readonly Finding[] {
  const home = homeOfName(name, boundaries) ?? firstHome(answers, boundaries);
  if (home === undefined) return [];
  return answers
    .filter(({ place }) => place === null || homeOf(place.region, boundaries) !== home)
    .map(({ record, place }) => {
      const whereto = place === null ? 'something that cannot be resolved' : showPlace(place, boundaries);
      return {
        rule: 'dns-spill',
        severity: 'error',
        at: resourceLocation(record, answerProperty(record)),
        message: `with ${home.regions.join(' and ')} lost, ${name} still leads to ${whereto}; allowed: no answer`,
        mend: 'remove the record: a jurisdiction without Regions sheds its load',
        move: { from: `${name} (${home.name})`, to: whereto },
      };
    });
}

/** The jurisdiction whose host name this is, or lies below; of two such the one with the longer name. */
function homeOfName(name: string, boundaries: readonly Boundary[]): Boundary | undefined {
  return boundaries
    .filter(({ hostname }) => hostname !== null && (name === hostname || name.endsWith(`.${hostname}`)))
    .sort((one, other) => (other.hostname?.length ?? 0) - (one.hostname?.length ?? 0))[0];
}

/** Of a name that no jurisdiction calls its own: where most of its answers lie, the first of equals. */
function firstHome(answers: readonly Answer[], boundaries: readonly Boundary[]): Boundary | undefined {
  const homes = answers.map(({ place }) => homeOf(place?.region ?? null, boundaries));
  const count = (boundary: Boundary) => homes.filter((home) => home === boundary).length;
  return [...boundaries].sort((one, other) => count(other) - count(one)).find((boundary) => count(boundary) > 0);
}

function answerProperty({ properties }: PlacedResource): string {
  return properties.AliasTarget === undefined ? 'ResourceRecords' : 'AliasTarget.DNSName';
}
