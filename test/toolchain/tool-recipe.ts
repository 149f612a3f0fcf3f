import { createHash } from 'node:crypto';
import type { ToolSource } from './tools';

/** The files that pin a group's versions, as text. */
export interface PinnedModules {
  readonly goMod: string;
  readonly goSum: string;
}

/** How one program is built: equal recipes give equal programs. */
export interface ToolRecipe {
  /** Flags of `go build`, without the output file. */
  readonly flags: readonly string[];
  /** Version of the module that the program comes from: `v1.35.4`. */
  readonly version: string;
  /** Names the recipe: 16 hexadecimal digits of a hash over the versions, the package, the flags and the compiler. */
  readonly key: string;
}

/**
 * How to build `source` from its pinned modules with this compiler (`go version`).
 *
 * @throws Error when go.mod requires no module that holds the package
 */
export function toolRecipe(source: ToolSource, modules: PinnedModules, compiler: string): ToolRecipe {
  const version = requiredVersion(source, modules.goMod);
  const flags = [
    '-buildvcs=false',
    '-trimpath',
    ...(source.tags.length > 0 ? ['-tags', source.tags.join(',')] : []),
    '-ldflags',
    ['-s', '-w', ...versionFlags(source.versionPackage, version)].join(' '),
  ];
  const hash = createHash('sha256');
  for (const part of [modules.goMod, modules.goSum, compiler, source.package, ...flags])
    hash.update(`${part.length}:${part}`);
  return { flags, version, key: hash.digest('hex').slice(0, 16) };
}

function requiredVersion({ group, package: goPackage }: ToolSource, goMod: string): string {
  for (const [, module = '', version] of goMod.matchAll(/^(?:require )?\s*(\S+) (v\S+)$/gm)) {
    if (version !== undefined && (goPackage === module || goPackage.startsWith(`${module}/`))) return version;
  }
  throw new Error(`modules/${group}/go.mod: requires no module that holds "${goPackage}"`);
}

function versionFlags(versionPackage: string | null, version: string): readonly string[] {
  if (versionPackage === null) return [];
  const [major, minor] = version.slice(1).split('.');
  return Object.entries({ gitVersion: version, gitMajor: major, gitMinor: minor, gitTreeState: 'clean' }).flatMap(
    ([name, value]) => ['-X', `${versionPackage}.${name}=${value}`],
  );
}
