/** Names of places, as `tellByPlace` takes them, in the names of what they hold. */
const forRegion = '<region>';
const forJurisdiction = '<jurisdiction>';
const forAccount = '<account>';

/** An account, or what stands for it where a blueprint names none. */
const account = '[0-9]{12}|ACCOUNT_ID';

/** Tells a name by its convention: `production-eu-north-1-batch` as `production-<region>-batch`. */
export type NameOwn = (name: string) => string;

interface Owner {
  readonly jurisdiction: string;
  /** Null: the jurisdiction as a whole. */
  readonly region: string | null;
}

/** @param regions names of all Regions of the deployment: a name that holds another Region's shows it */
export function nameOwn({ jurisdiction, region }: Owner, regions: readonly string[]): NameOwn {
  const longestFirst = [...new Set([...regions, jurisdiction])].sort((one, other) => other.length - one.length);
  const words = new RegExp(`(?<![A-Za-z0-9])(${longestFirst.map(literally).join('|')}|${account})(?![A-Za-z0-9])`, 'g');
  return (name) =>
    name.replace(words, (word) => {
      if (word === region) return forRegion;
      if (word === jurisdiction) return forJurisdiction;
      return longestFirst.includes(word) ? word : forAccount;
    });
}

/** A text as a part of a regular expression. */
function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&');
}
