import { didYouMean } from '#blueprint';
import type { Jurisdiction, Table } from '#topology';
import { BadInputError } from './bad-input-error';
import { type Choice, chooseBlueprint } from './choose-blueprints';
import { resolveBlueprints } from './resolve-blueprints';

/** Which table of tenants the operator means. */
export interface KeysChoice extends Choice {
  /** May be left out when there is one. */
  readonly jurisdiction?: string | undefined;
  /** Region whose replica is written to. @default the table's first */
  readonly region?: string | undefined;
}

/** A jurisdiction's table of tenants, and what its authorizers know. */
export interface KeysTarget {
  readonly deployment: string;
  readonly jurisdiction: string;
  /** AWS account that it belongs to, or `ACCOUNT_ID`. */
  readonly account: string;
  readonly tableName: string;
  /** Region whose replica is asked and written to. */
  readonly region: string;
  readonly otherRegions: readonly string[];
  /** No other tier is admitted. */
  readonly tiers: readonly string[];
  /** API versions that are served, the newest last. */
  readonly versions: readonly string[];
  /** How long a revoked key works at most, seconds: while the table answers, and while it does not. */
  readonly revocation: { readonly freshSeconds: number; readonly staleSeconds: number };
  /** Arguments that name this target to another run of the verb. */
  readonly argv: string;
}

/**
 * Finds the table in the Topology.
 *
 * @throws BadInputError for an unknown deployment, jurisdiction or Region
 */
export function chooseKeysTarget(choice: KeysChoice): KeysTarget {
  const [resolved] = resolveBlueprints([chooseBlueprint(choice)]);
  if (resolved === undefined) throw new Error('A blueprint that is chosen is resolved.');
  const { deployment, jurisdictions } = resolved.topology;
  const jurisdiction = chooseJurisdiction(jurisdictions, choice.jurisdiction);
  const table = jurisdiction.tables.find(({ purpose }) => purpose === 'tenants');
  if (table === undefined) throw new Error(`${jurisdiction.name} has no table of tenants`);
  const region = chooseRegion(table, choice.region);
  const [first] = jurisdiction.regions;
  if (first === undefined) throw new Error(`${jurisdiction.name} has no Region`);
  const { tiers, versions, cache } = first.gateway.access.authorizer.config;
  return {
    deployment: deployment.name,
    jurisdiction: jurisdiction.name,
    account: jurisdiction.account,
    tableName: table.name,
    region,
    otherRegions: table.replicaRegions.filter((replica) => replica !== region),
    tiers,
    versions,
    revocation: cache,
    argv: `${choice.blueprint === undefined ? deployment.name : `--blueprint ${choice.blueprint}`} --jurisdiction ${jurisdiction.name}`,
  };
}

function chooseJurisdiction(jurisdictions: readonly Jurisdiction[], name: string | undefined): Jurisdiction {
  const names = jurisdictions.map((jurisdiction) => jurisdiction.name);
  const [only] = jurisdictions;
  const found = name === undefined && names.length === 1 ? only : jurisdictions.find((one) => one.name === name);
  if (found !== undefined) return found;
  if (name === undefined) throw new BadInputError(`--jurisdiction: none is given; allowed: ${names.join(', ')}`);
  throw new BadInputError(
    `--jurisdiction: "${name}" is not known; allowed: ${names.join(', ')}${didYouMean(name, names)}`,
  );
}

/** Everybody writes to the same replica unless told otherwise: conditions of a write see that replica alone. */
function chooseRegion({ name, primaryRegion, replicaRegions }: Table, region: string | undefined): string {
  if (region === undefined) return primaryRegion;
  if (replicaRegions.includes(region)) return region;
  throw new BadInputError(
    `--region: "${region}" has no replica of ${name}; allowed: ${replicaRegions.join(', ')} (default: ${primaryRegion})`,
  );
}
