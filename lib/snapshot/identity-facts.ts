import type { Identity, Permission } from '#topology';
import { byName, type Facts, Line, sorted } from './fact';
import type { NameOwn } from './own-names';

/** Which workload may do what in AWS. */
export function identityFacts(identities: readonly Identity[], nameOwn: NameOwn): Facts {
  return byName(
    identities,
    ({ namespace, serviceAccount, permissions }) =>
      new Line({
        is: `${namespace}/${serviceAccount}`,
        may: sorted(permissions.map((permission) => permissionWords(permission, nameOwn))),
      }),
  );
}

/** The kind of a permission and the names of what it is for. */
function permissionWords({ kind, ...of }: Permission, nameOwn: NameOwn): string {
  const { prefix, ...things } = of as Readonly<Record<string, string | readonly string[]>>;
  const names = sorted(Object.values(things).flat()).map(nameOwn).join(' + ');
  const below = prefix === undefined || prefix === '' ? '' : `/${prefix}`;
  return names === '' ? `${kind}${below}` : `${kind} ${names}${below}`;
}
