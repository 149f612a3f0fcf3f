import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord, recordAt, type StackFile, type Template, textAt, unknownAccount } from '#evidence';
import { BadInputError } from './bad-input-error';
import { listFiles } from './list-files';

/**
 * The templates of a deployment in a cloud assembly, each with its place.
 *
 * @throws BadInputError when the assembly holds no such deployment, a file of it cannot be read, or there is a template that
 *   its manifest does not list: nobody may believe that it was looked at
 */
export function readStacks(assembly: string, deployment: string): readonly StackFile[] {
  const folder = `assembly-${deployment}`;
  const manifest = join(assembly, folder, 'manifest.json');
  if (!existsSync(manifest)) {
    throw new BadInputError(
      `${assembly}: holds no templates of "${deployment}" (${folder}/manifest.json); allowed: a folder that ` +
        `\`npx meridian synth ${deployment}\` wrote`,
    );
  }
  const artifacts = Object.entries(recordAt(readJson(manifest).value, 'artifacts'));
  refuseNested(manifest, artifacts);
  const stacks = artifacts
    .filter(([, artifact]) => textAt(artifact, 'type') === 'aws:cloudformation:stack')
    .map(([id, artifact]) => readStack({ assembly, folder, id, artifact }));
  refuseUnlisted(join(assembly, folder), stacks);
  return stacks;
}

interface Artifact {
  readonly assembly: string;
  readonly folder: string;
  readonly id: string;
  readonly artifact: unknown;
}

function readStack({ assembly, folder, id, artifact }: Artifact): StackFile {
  const file = `${folder}/${textAt(artifact, 'properties', 'templateFile')}`;
  const path = join(assembly, file);
  const { value, bytes } = readJson(path);
  if (!isTemplate(value)) throw new BadInputError(`${path}: is no template; allowed: an object with "Resources"`);
  const [account = '', region = ''] = (textAt(artifact, 'environment') ?? '').replace(/^aws:\/\//, '').split('/');
  return {
    file,
    path: textAt(artifact, 'displayName') ?? id,
    name: textAt(artifact, 'properties', 'stackName') ?? id,
    account: account === 'unknown-account' ? unknownAccount : account,
    region,
    terminationProtection: recordAt(artifact, 'properties').terminationProtection === true,
    bytes,
    template: value,
  };
}

function isTemplate(value: unknown): value is Template {
  return isRecord(value) && isRecord(value.Resources) && Object.values(value.Resources).every(isRecord);
}

function refuseNested(manifest: string, artifacts: readonly (readonly [string, unknown])[]): void {
  const nested = artifacts.filter(([, artifact]) => textAt(artifact, 'type') === 'cdk:cloud-assembly');
  if (nested.length === 0) return;
  throw new BadInputError(
    `${manifest}: lists assemblies below it (${nested.map(([id]) => id).join(', ')}); allowed: stacks alone, as Meridian synthesizes`,
  );
}

function refuseUnlisted(folder: string, stacks: readonly StackFile[]): void {
  const listed = new Set(stacks.map(({ file }) => file.slice(file.indexOf('/') + 1)));
  const unlisted = listFiles(folder).filter((file) => file.endsWith('.template.json') && !listed.has(file));
  if (unlisted.length === 0) return;
  throw new BadInputError(
    unlisted
      .map(
        (file) => `${join(folder, file)}: is a template that manifest.json does not list; allowed: those of its stacks`,
      )
      .join('\n'),
  );
}

function readJson(path: string): { readonly value: unknown; readonly bytes: number } {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new BadInputError(`${path}: cannot be read, and its manifest.json lists it; allowed: all that a synth wrote`);
  }
  try {
    return { value: JSON.parse(text), bytes: Buffer.byteLength(text) };
  } catch (error) {
    throw new BadInputError(`${path}: is no JSON (${error instanceof Error ? error.message : String(error)})`);
  }
}
