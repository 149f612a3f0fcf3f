import type { Boundary } from './boundary';
import { homeOf, homeOfAccount } from './home-of';
import { isOwnAccount } from './lies-outside';
import type { Place } from './place';

/** A place in words, with its jurisdiction: `table production-eu-tenants in eu-north-1 (eu)`. */
export function showPlace({ what, name, region, account }: Place, boundaries: readonly Boundary[]): string {
  if (region === null) {
    const owner = account === null ? 'no account' : accountInWords(account, boundaries);
    return what === 'account' ? owner : `${what} ${name} of ${owner}`;
  }
  const home = homeOf(region, boundaries);
  const where = `${region} (${home?.name ?? 'no jurisdiction'})`;
  if (what === 'Region') return where;
  const isAnothers = home !== undefined && account !== null && !isOwnAccount(account, home);
  return `${what} ${name} in ${where}${isAnothers ? ` of ${accountInWords(account, boundaries)}` : ''}`;
}

/** An account in words: `account 111122223333 (us)`. */
export function accountInWords(account: string, boundaries: readonly Boundary[]): string {
  return `account ${account} (${homeOfAccount(account, boundaries)?.name ?? 'no jurisdiction'})`;
}
