import { unknownAccount } from '#evidence';
import type { Boundary } from './boundary';
import type { Place } from './place';

/** Whether a place lies in a Region or an account that is not of a jurisdiction. */
export function liesOutside({ region, account }: Place, home: Boundary): boolean {
  return (region !== null && !home.regions.includes(region)) || (account !== null && !isOwnAccount(account, home));
}

/** Whether an account is the jurisdiction's: where the blueprint names none, the one whose number stands open. */
export function isOwnAccount(account: string, home: Boundary): boolean {
  return account === (home.account ?? unknownAccount);
}
