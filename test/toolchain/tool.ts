import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheFolder } from './cache-folder';
import { go } from './go-command';
import { withLock } from './lock';
import { type ToolRecipe, toolRecipe } from './tool-recipe';
import { TOOLS, type ToolName } from './tools';

const MODULES = join(__dirname, 'modules');
const paths = new Map<ToolName, Promise<string>>();

/** A program is not there and cannot be built: the message says how to get it. */
export class MissingToolError extends Error {
  override readonly name = 'MissingToolError';
}

/**
 * Path of a program that the tests run. A ready one in the folder `KUBEBUILDER_ASSETS` is taken as it is (the convention of
 * envtest: etcd, kube-apiserver, kubectl); any other is built from its pinned Go modules, once, into the cache.
 *
 * @throws MissingToolError that says how to get it; a tool is never passed over
 */
export function tool(name: ToolName): Promise<string> {
  const path = paths.get(name) ?? findOrBuild(name);
  paths.set(name, path);
  return path;
}

async function findOrBuild(name: ToolName): Promise<string> {
  const assets = process.env.KUBEBUILDER_ASSETS;
  if (assets && existsSync(join(assets, name))) return join(assets, name);
  try {
    const folder = join(MODULES, TOOLS[name].group);
    const [goMod, goSum] = await Promise.all(['go.mod', 'go.sum'].map((file) => readFile(join(folder, file), 'utf8')));
    const recipe = toolRecipe(TOOLS[name], { goMod: goMod ?? '', goSum: goSum ?? '' }, await go(['version'], folder));
    const path = join(cacheFolder(), 'tools', recipe.key, name);
    if (existsSync(path)) return path;
    // One build at a time: each uses every core.
    return await withLock(join(cacheFolder(), 'tools', 'building'), () => build(name, recipe, path));
  } catch (error) {
    throw new MissingToolError(
      `the tests need "${name}", and cannot build it: ${(error as Error).message}\n` +
        `Either make that work, or put a ready ${name} into a folder and set KUBEBUILDER_ASSETS to it.`,
    );
  }
}

async function build(name: ToolName, { flags, version }: ToolRecipe, path: string): Promise<string> {
  if (existsSync(path)) return path;
  const started = performance.now();
  process.stderr.write(`building ${name} ${version}, once ... `);
  const unfinished = `${path}.${process.pid}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await go(['build', ...flags, '-o', unfinished, TOOLS[name].package], join(MODULES, TOOLS[name].group));
    await rename(unfinished, path);
  } catch (error) {
    process.stderr.write('failed\n');
    await rm(unfinished, { force: true });
    throw error;
  }
  process.stderr.write(`${Math.round((performance.now() - started) / 1000)} s\n`);
  return path;
}
