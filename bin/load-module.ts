import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { BadInputError } from './bad-input-error';
import { withResolver } from './with-resolver';

/**
 * Runs a TypeScript or JavaScript file from anywhere. What it imports as `#blueprint` or `#catalog` is this
 * repository's, so that a copy of a shipped deployment works wherever it stands.
 *
 * @throws BadInputError when the file is not there, does not compile, or throws
 */
export function loadModule(file: string): Readonly<Record<string, unknown>> {
  const path = resolve(file);
  if (!existsSync(path)) throw new BadInputError(`${file}: cannot be read: no such file`);
  return withOurImports(() => {
    try {
      return require(path);
    } catch (error) {
      throw new BadInputError(`${file}: does not run: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
}

/** Node resolves `#names` by the package.json above the importing file: where that one has none, ours answers. */
function withOurImports<T>(load: () => T): T {
  return withResolver(
    (own) =>
      (request, parent, ...rest) => {
        try {
          return own(request, parent, ...rest);
        } catch (error) {
          if (!request.startsWith('#')) throw error;
          return own(request, module, ...rest);
        }
      },
    load,
  );
}
