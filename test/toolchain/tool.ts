import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ToolBuilder } from './builder';
import { cacheFolder } from './cache-folder';
import { goBuilder } from './go-builder';
import { withLock } from './lock';
import { environmentBuilder, wheelBuilder } from './python-builder';
import { ENVIRONMENTS, WHEELS } from './python-tools';
import { TOOLS } from './tools';

/** Name of a program that the tests run. */
export type ToolName = keyof typeof TOOLS | keyof typeof WHEELS | keyof typeof ENVIRONMENTS;

const paths = new Map<ToolName, Promise<string>>();

/** A program is not there and cannot be built: the message says how to get it. */
export class MissingToolError extends Error {
  override readonly name = 'MissingToolError';
}

/**
 * Path of a program that the tests run. A ready one in the folder `KUBEBUILDER_ASSETS` is taken as it is (the convention of
 * envtest: etcd, kube-apiserver, kubectl); any other is built from its pinned Go modules, or taken from its pinned Python package, once,
 * into the cache.
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
    const builder = await builderOf(name);
    const ready = await builder.ready();
    if (ready !== undefined) return ready;
    const path = join(cacheFolder(), 'tools', await builder.key(), name);
    if (existsSync(path)) return path;
    // One build at a time: each uses every core.
    return await withLock(join(cacheFolder(), 'tools', 'building'), () => build(name, builder, path));
  } catch (error) {
    throw new MissingToolError(
      `the tests need "${name}", and cannot build it: ${(error as Error).message}\n` +
        `Either make that work, or put a ready ${name} into a folder and set KUBEBUILDER_ASSETS to it.`,
    );
  }
}

async function builderOf(name: ToolName): Promise<ToolBuilder> {
  if (name in WHEELS) return wheelBuilder(WHEELS[name as keyof typeof WHEELS]);
  if (name in ENVIRONMENTS) return environmentBuilder(name, ENVIRONMENTS[name as keyof typeof ENVIRONMENTS]);
  return goBuilder(TOOLS[name as keyof typeof TOOLS]);
}

async function build(name: ToolName, builder: ToolBuilder, path: string): Promise<string> {
  if (existsSync(path)) return path;
  const started = performance.now();
  process.stderr.write(`building ${name} ${builder.version}, once ... `);
  const unfinished = `${path}.${process.pid}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await builder.build(unfinished);
    await rename(unfinished, path);
  } catch (error) {
    process.stderr.write('failed\n');
    await rm(unfinished, { force: true });
    throw error;
  }
  process.stderr.write(`${Math.round((performance.now() - started) / 1000)} s\n`);
  return path;
}
