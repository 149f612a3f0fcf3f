import { type Location, once } from '#evidence';
import type { Home } from './file-home';
import { addressAt, findHosts, type HostMention, isAddress } from './host-mentions';
import { type AccountMention, findPlaces, type PlaceMentions } from './place-mentions';
import { listTextHolders } from './placed-texts';
import { isApiName } from './register-hosts';
import type { ResidencyInput } from './residency-input';
import { visitTexts } from './visit-texts';

/** Something that a text names, with where it stands. */
export interface Mentioned<Thing> {
  readonly thing: Thing;
  readonly text: string;
  readonly property: string;
  readonly isKey: boolean;
  readonly home: Home;
  /** Whether what holds the text can move data. */
  readonly moves: boolean;
  readonly at: Location;
}

/** What texts name of one sort. */
export interface Scanned<Thing> {
  /** How many were looked at. */
  readonly checked: number;
  /** Those that are not plainly their file's own. */
  readonly doubtful: readonly Mentioned<Thing>[];
}

/** What all texts of a deployment name. */
export interface TextScan {
  readonly regions: Scanned<string>;
  readonly accounts: Scanned<AccountMention>;
  readonly openArns: Scanned<string>;
  readonly buckets: Scanned<string>;
  readonly hosts: Scanned<HostMention>;
}

/** What a text must hold to name a place: a digit, the dot of a host, the colons of an ARN, the literal for an account. */
const telling = /[\d.:]|ACCOUNT_ID/;

/** Reads every text of a deployment once for all rules, and each different text once. */
export const scanTexts = once(readTexts);

function readTexts(input: ResidencyInput): TextScan {
  const regions = new Collected<string>();
  const accounts = new Collected<AccountMention>();
  const openArns = new Collected<string>();
  const buckets = new Collected<string>();
  const hosts = new Collected<HostMention>();
  const read = rememberingReader();
  for (const { home, moves, value, at } of listTextHolders(input)) {
    const own = home.boundary;
    visitTexts(value, [], (text, path, isKey) => {
      if (!telling.test(text)) return;
      const found = read(text);
      if (found === null) return;
      const place = { text, path, isKey, home, moves, at };
      regions.add(place, found.regions, (region) => own?.regions.includes(region) !== true);
      accounts.add(place, found.accounts, ({ account }) => own === null || account !== own.account);
      openArns.add(place, found.openArns, () => true);
      buckets.add(place, found.buckets, () => true);
      const address = isKey || !found.mayBeAddress ? null : addressAt(path, text);
      hosts.add(place, address === null ? found.hosts : [address], () => true);
    });
  }
  return { regions, accounts, openArns, buckets, hosts };
}

/** A text on its way: where it stands is worked out for what is doubtful alone. */
interface PassingText extends Omit<Mentioned<never>, 'thing' | 'property' | 'at'> {
  readonly path: readonly string[];
  readonly at: (property: string) => Location;
}

class Collected<Thing> implements Scanned<Thing> {
  checked = 0;
  readonly doubtful: Mentioned<Thing>[] = [];

  add({ path, at, ...text }: PassingText, things: readonly Thing[], isDoubtful: (thing: Thing) => boolean): void {
    if (things.length === 0) return;
    this.checked += things.length;
    for (const thing of things.filter(isDoubtful)) {
      const property = path.join('.');
      this.doubtful.push({ ...text, thing, property, at: at(property) });
    }
  }
}

interface Found extends PlaceMentions {
  readonly hosts: readonly HostMention[];
  /** Whether it would be an address if a field that holds addresses had it. */
  readonly mayBeAddress: boolean;
}

/** Most texts stand in many files: what one names is found out once. Null for one that names nothing, or an API alone. */
function rememberingReader(): (text: string) => Found | null {
  const seen = new Map<string, Found | null>();
  return (text) => {
    const known = seen.get(text);
    if (known !== undefined) return known;
    const places = findPlaces(text);
    const hosts = findHosts(text).filter(({ host, form, isPrefix }) => form !== 'bare' || !isApiName(host, isPrefix));
    const mayBeAddress = isAddress(text);
    const isEmpty = !mayBeAddress && hosts.length === 0 && Object.values(places).every(({ length }) => length === 0);
    const found = isEmpty ? null : { ...places, hosts, mayBeAddress };
    seen.set(text, found);
    return found;
  };
}
