import {
  type Finding,
  type Inventory,
  type Location,
  objectLocation,
  type PlacedObject,
  type Rule,
  resourceLocation,
} from '#evidence';
import type { DeployabilityInput } from './deployability-input';
import { type GivenName, listNames } from './list-names';

const name = 'names-unique';

/** AWS and the API server take the first and refuse the second; `kubectl apply` overwrites the first with the second, silently. */
export const uniqueNamesRule: Rule<DeployabilityInput> = {
  name,
  claim:
    'No two resources have the same name where AWS wants it once, and no two objects of a cluster are the same one.',
  check: ({ inventory }) => {
    const claimed = [...ofTemplates(inventory), ...ofClusters(inventory)];
    return { checked: claimed.length, findings: twice(claimed) };
  },
};

/** A name that somebody takes within some space. */
interface Claimed {
  readonly key: string;
  /** For people: `AWS::SQS::Queue "a" of account 1 in eu-north-1`. Asked only of a name that is taken twice, as the place is. */
  readonly words: () => string;
  readonly at: () => Location;
}

function ofTemplates(inventory: Inventory): readonly Claimed[] {
  return listNames(inventory).flatMap((given) => claimOf(given));
}

function claimOf({ resource, property, form, text }: GivenName): readonly Claimed[] {
  const { stack, type } = resource;
  if (form.unique === null || text === null) return [];
  const space =
    form.unique === 'world'
      ? 'all accounts'
      : form.unique === 'account'
        ? `account ${stack.account}`
        : `account ${stack.account} in ${stack.region}`;
  // IAM tells no capital letters from small ones.
  const key = `${type} ${space} ${property} ${type.startsWith('AWS::IAM::') ? text.toLowerCase() : text}`;
  return [{ key, words: () => `${type} "${text}" of ${space}`, at: () => resourceLocation(resource, property) }];
}

/** What stands in a manifest and again in a template that applies it is the same object twice told. */
function ofClusters({ objects }: Inventory): readonly Claimed[] {
  return objects.map((object) => {
    const words = `${object.kind} ${object.namespace === null ? '' : `${object.namespace}/`}${object.name}`;
    const source = object.appliedBy === null ? 'manifests' : 'templates';
    return {
      key: `${source} ${object.region} ${groupOf(object)} ${words}`,
      words: () => `${words} of ${object.region ?? "Argo CD's cluster"}`,
      at: () => objectLocation(object),
    };
  });
}

/** Versions of one kind are the same object. */
function groupOf({ apiVersion }: PlacedObject): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

function twice(claimed: readonly Claimed[]): readonly Finding[] {
  const first = new Map<string, Claimed>();
  return claimed.flatMap((claim): readonly Finding[] => {
    const before = first.get(claim.key);
    if (before === undefined) {
      first.set(claim.key, claim);
      return [];
    }
    return [
      {
        rule: name,
        severity: 'error',
        at: claim.at(),
        message: `${claim.words()} stands in ${before.at().file} too; allowed: once`,
        mend: 'Put into the name what tells the two apart: lib/topology/names.ts, or the chart in charts/.',
        move: null,
      },
    ];
  });
}
