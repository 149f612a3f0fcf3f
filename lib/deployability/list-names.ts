import { type Inventory, isRecord, listAt, once, type PlacedResource, unknownAccount } from '#evidence';
import { type NamesOfType, nameRegister } from './name-register';
import type { TextForm } from './text-form';

/** A name or a description that a template gives. */
export interface GivenName {
  readonly resource: PlacedResource;
  readonly property: string;
  readonly form: TextForm;
  /** With twelve digits in the place of an account that is not known; null when AWS draws a part of it. */
  readonly text: string | null;
}

/** Every name and description of the register that some template gives. */
export const listNames = once(({ resources }: Inventory): readonly GivenName[] =>
  resources.flatMap((resource) => {
    const register: NamesOfType = nameRegister[resource.type] ?? {};
    return Object.entries(register).flatMap(([path, form]) =>
      valuesAt(resource.properties, path.split('.')).map(({ property, value }) => ({
        resource,
        property,
        form,
        text: nameOf(value),
      })),
    );
  }),
);

interface ValueAt {
  readonly property: string;
  readonly value: unknown;
}

/** The values at a path in which `*` stands for each item of a list. */
function valuesAt(value: unknown, [key, ...rest]: readonly string[], property = ''): readonly ValueAt[] {
  if (key === undefined) return value === undefined ? [] : [{ property, value }];
  const below = (step: string | number) => (property === '' ? String(step) : `${property}.${step}`);
  if (key === '*') return listAt(value).flatMap((item, index) => valuesAt(item, rest, below(index)));
  return isRecord(value) ? valuesAt(value[key], rest, below(key)) : [];
}

function nameOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.includes('${')) return null;
  return value.replaceAll(unknownAccount, '0'.repeat(12));
}
