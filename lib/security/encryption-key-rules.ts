import { checkEach, type Finding, type PlacedResource, type Rule, resourceLocation } from '#evidence';
import { findingOf } from './finding-of';
import { holdsState, keyPlaces, keySwitches } from './key-places';
import { type IsOwnKey, ownKeys } from './own-keys';
import type { SecurityInput } from './security-input';

const withoutOwnKey: Rule<SecurityInput> = {
  name: 'state-without-own-key',
  claim:
    'Everything that holds state is encrypted with a KMS key that this deployment makes: not with one of AWS, and not at its default.',
  check: ({ inventory }) => {
    const isOwnKey = ownKeys(inventory);
    return checkEach(
      inventory.resources.filter(({ type }) => holdsState(type)),
      (resource) => keyFaults(resource, isOwnKey),
    );
  },
};

function keyFaults(resource: PlacedResource, isOwnKey: IsOwnKey): readonly Finding[] {
  const mend = 'Encrypt it with the key of its jurisdiction (`RegionalKey` in lib/stacks).';
  const foreign = keyPlaces(resource)
    .filter(({ value }) => !isOwnKey(value, resource.stack))
    .map(({ property, value }) =>
      findingOf(withoutOwnKey.name, {
        at: resourceLocation(resource, property),
        message: `The key is ${value === undefined ? 'left to AWS' : JSON.stringify(value)}; allowed: a KMS key of this deployment`,
        mend,
      }),
    );
  // One finding a resource says enough: a table without a key has no type of encryption either.
  if (foreign.length > 0) return foreign;
  return keySwitches(resource).map(({ property, value, on }) =>
    findingOf(withoutOwnKey.name, {
      at: resourceLocation(resource, property),
      message: `It is ${JSON.stringify(value) ?? 'missing'}, so the key is not used; allowed: ${JSON.stringify(on)}`,
      mend,
    }),
  );
}

/** How state is encrypted. In which jurisdiction the key stands is a matter of residency. */
export const encryptionKeyRules: readonly Rule<SecurityInput>[] = [withoutOwnKey];
