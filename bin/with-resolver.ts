import Module from 'node:module';

/** How Node finds the file of `require(request)` in the module `parent`. */
export type Resolver = (
  request: string,
  parent: { readonly filename?: string } | undefined,
  ...rest: unknown[]
) => string;

/** Runs something with another way to find the files of modules, which is given the usual one. */
export function withResolver<T>(wrap: (own: Resolver) => Resolver, load: () => T): T {
  const loader = Module as unknown as { _resolveFilename: Resolver };
  const own = loader._resolveFilename;
  loader._resolveFilename = wrap(own);
  try {
    return load();
  } finally {
    loader._resolveFilename = own;
  }
}
