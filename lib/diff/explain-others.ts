import { causesOf } from './causes-of';
import type { Judgement } from './fact';
import { isThing } from './find-fact';
import { type Comparison, type LocalChange, localChange, type Scope } from './local-change';
import { plural } from './plural';
import { type NamedThing, namedThings, type Unit } from './unit';
import { wordUnit, wordWhole } from './word-unit';
import { named } from './word-value';

/** Facts of one thing that are said in a line. */
const mostFacts = 4;

/** Tells units in the register's words: a line for each thing and group, and one for all things of a kind of which the same is to be said. */
export function explainOthers(comparison: Comparison, units: readonly Unit[]): readonly LocalChange[] {
  const lines = new Map<string, Line>();
  for (const unit of units) {
    const line = lineOf(comparison, unit);
    const other = lines.get(line.key);
    if (other === undefined) lines.set(line.key, line);
    else lines.set(line.key, { ...other, parts: [...other.parts, ...line.parts], units: [...other.units, unit] });
  }
  return joined([...lines.values()]).map(changeOf);
}

/** What is said of one thing. */
interface Line {
  readonly key: string;
  readonly noun: string;
  /** Names of the things; empty: there is one of the kind. */
  readonly names: readonly string[];
  /** The things that it stands in. */
  readonly within: string;
  readonly parts: readonly string[];
  readonly judgement: Judgement;
  readonly scope: Scope;
  readonly units: readonly Unit[];
}

function lineOf({ after }: Comparison, unit: Unit): Line {
  const { scope, judgement, kind, lead, said } = unit;
  const chain = namedThings(unit, lead.elements);
  const nameIn = ({ element }: NamedThing) =>
    element === null ? [] : [shortName(after.deployment.name, scope, element.identity)];
  const last = chain.at(-1);
  const subject = {
    noun: last?.thing.noun ?? '',
    names: last === undefined ? [] : nameIn(last),
    within: chain
      .slice(0, -1)
      .filter(({ thing, element }) => element !== null || thing.naming !== 'broad')
      .map((one) => [one.thing.noun, ...nameIn(one)].join(' '))
      .join(', '),
  };
  const isWhole = isThing(said) && kind !== 'changed';
  const key = JSON.stringify([scope, judgement, subject, isWhole ? kind : '']);
  return { key, ...subject, parts: [isWhole ? wholeWords(unit) : wordUnit(unit)], judgement, scope, units: [unit] };
}

/** What gets in, or who, is said with its reach. */
function wholeWords(unit: Unit): string {
  return unit.judgement.group === 'security' ? wordWhole(unit) : unit.kind;
}

/** An identity without the deployment and the place that it repeats. */
function shortName(deployment: string, { region, jurisdiction }: Scope, identity: string): string {
  const places = [region, jurisdiction].filter((place) => place !== null);
  const prefix = places.map((place) => `${deployment}-${place}-`).find((text) => identity.startsWith(text)) ?? '';
  return identity.slice(prefix.length);
}

/** Lines that say the same of several things of a kind. */
function joined(lines: readonly Line[]): readonly Line[] {
  const byText = new Map<string, Line>();
  for (const line of lines) {
    const { scope, judgement, noun, within, parts } = line;
    const key = line.names.length === 0 ? line.key : JSON.stringify([scope, judgement, noun, within, parts]);
    const other = byText.get(key);
    const both = { names: [...(other?.names ?? []), ...line.names], units: [...(other?.units ?? []), ...line.units] };
    byText.set(key, { ...line, ...both });
  }
  return [...byText.values()];
}

function changeOf({ noun, names, within, parts, judgement, scope, units }: Line): LocalChange {
  const own = [names.length > 1 ? plural(noun) : noun, named(names)].filter((part) => part !== '').join(' ');
  return localChange({
    group: judgement.group,
    scope,
    text: sentence([within, own].filter((part) => part !== '').join(', '), parts, judgement),
    isDestructive: judgement.isDestructive,
    addresses: units.flatMap(({ differences }) => differences.map(({ address }) => address)),
    causes: units.flatMap(causesOf),
  });
}

function sentence(subject: string, parts: readonly string[], { effect, isReplaced }: Judgement): string {
  const isLong = parts.length > mostFacts + 1;
  const said = isLong ? [...parts.slice(0, mostFacts), `${parts.length - mostFacts} facts more`] : parts;
  const facts = said.join('; ');
  if (isReplaced) return `${subject} would be REPLACED by an empty one: ${facts}`;
  const isWhole = parts.length === 1 && /^(?:added|removed)\b/.test(facts);
  const start = subject === '' || isWhole ? subject : `${subject}:`;
  return `${[start, facts].filter((part) => part !== '').join(' ')}${effect === null ? '' : `: ${effect}`}`;
}
