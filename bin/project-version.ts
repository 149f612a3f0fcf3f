import { readFileSync } from 'node:fs';
import { repositoryFile } from './repository-file';

/** The version of Meridian that runs. */
export function projectVersion(): string {
  const { version } = JSON.parse(readFileSync(repositoryFile('package.json'), 'utf8')) as { readonly version: string };
  return version;
}
