import { accountPlaceholder, type Topology } from '#topology';
import { BadInputError } from './bad-input-error';

/**
 * The Topology with an account in the place of every `ACCOUNT_ID`: replaced before anything is rendered, so that the
 * renderer quotes it as it must.
 *
 * @throws BadInputError when it is no account, or the deployment names its own
 */
export function withAccount(topology: Topology, account: string): Topology {
  if (!/^\d{12}$/.test(account)) {
    throw new BadInputError(`--account: "${account}" is not an AWS account; allowed: twelve digits`);
  }
  if (topology.jurisdictions.every((jurisdiction) => jurisdiction.account !== accountPlaceholder)) {
    const { name } = topology.deployment;
    throw new BadInputError(
      `--account: "${account}" has no place: the blueprint of "${name}" names its accounts; allowed: no --account, or other accounts there`,
    );
  }
  return JSON.parse(JSON.stringify(topology).replaceAll(accountPlaceholder, account)) as Topology;
}
