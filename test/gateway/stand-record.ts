import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IssuerConfig } from './issuer/issuer';

/** A pod, as it is found again. */
export interface PodRecord {
  /** Kind and name of what it is of. */
  readonly workload: string;
  readonly namespace: string;
  /** Also that of its host. */
  readonly name: string;
  /** Programs on the ground, by container. */
  readonly containers: Readonly<Record<string, string>>;
}

/** What a second process must know of a stand, beside its ground. */
export interface StandRecord {
  /** Folder that `meridian render` wrote. */
  readonly manifests: string;
  readonly issuer: IssuerConfig;
  /** By name. */
  readonly regions: Readonly<Record<string, { readonly pods: readonly PodRecord[] }>>;
}

/** Keeps what a stand is in its ground's folder. */
export function writeStandRecord(folder: string, record: StandRecord): void {
  writeFileSync(fileOf(folder), JSON.stringify(record));
}

/** @throws Error when no stand was kept there */
export function readStandRecord(folder: string): StandRecord {
  if (!existsSync(fileOf(folder))) throw new Error(`no stand was kept in ${folder}: start one with --keep`);
  return JSON.parse(readFileSync(fileOf(folder), 'utf8')) as StandRecord;
}

function fileOf(folder: string): string {
  return join(folder, 'stand.json');
}
