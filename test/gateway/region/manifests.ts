import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { parseAllDocuments } from 'yaml';
import type { KubernetesObject } from '#test/conformance/kubernetes-object';

const run = promisify(execFile);

/** What `meridian render` wrote of one Region. */
export interface RegionManifests {
  readonly folder: string;
  /** In the order in which they are applied: `00-namespaces`, … */
  readonly concerns: readonly string[];
  readonly objects: readonly KubernetesObject[];
}

/** Has the command line render a blueprint's file, as an operator does; returns the folder with a folder for each Region. */
export async function renderBlueprint(file: string, output: string, deployment: string): Promise<string> {
  await run(process.execPath, [
    ...['--require', 'tsx/cjs', resolve('bin/meridian.ts')],
    ...['render', '--blueprint', file, '--output', output],
  ]);
  return join(output, deployment);
}

/** Reads a Region's files. */
export function readManifests(manifests: string, region: string): RegionManifests {
  const folder = join(manifests, region);
  const concerns = readdirSync(folder).sort();
  const objects = concerns.flatMap((concern) =>
    readdirSync(join(folder, concern))
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .flatMap((name) => objectsIn(readFileSync(join(folder, concern, name), 'utf8'))),
  );
  return { folder, concerns, objects };
}

/** The objects of a text of several documents. */
export function objectsIn(yaml: string): readonly KubernetesObject[] {
  return parseAllDocuments(yaml)
    .map((document) => document.toJS() as KubernetesObject | null)
    .filter((object) => object !== null);
}

/** The one object of a kind with this name; an error names what there is. */
export function theObject(objects: readonly KubernetesObject[], kind: string, name: string): KubernetesObject {
  const ofKind = objects.filter((object) => object.kind === kind);
  const found = ofKind.find((object) => object.metadata.name === name);
  if (found === undefined) {
    throw new Error(`no ${kind} "${name}" is rendered; there are: ${ofKind.map((it) => it.metadata.name).join(', ')}`);
  }
  return found;
}
