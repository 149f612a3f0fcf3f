import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MissingToolError } from '#test/toolchain/index';
import type { Ground, Site } from './ground';
import { groundOf, siteFolder } from './ground-of';
import { StateFile } from './ground-state';
import { removeAbandoned, removeGround, writeRecord } from './grounds-here';
import { writeNameFiles } from './name-files';
import { makeSites } from './networks';
import { markOf } from './process-mark';
import { whyNoGround } from './why-no-ground';

export interface GroundPlan {
  /** Folder for logs and state; what it held is removed. */
  readonly folder: string;
  /** Networks (CIDRs) of each site; addresses are drawn from the first. */
  readonly sites: Readonly<Record<Site, string | readonly string[]>>;
}

/**
 * Makes the networks of several sites on this machine. They end with this process, unless they are kept; those of processes that were killed are
 * removed first.
 *
 * @throws MissingToolError when this machine cannot have them, saying what is missing
 */
export function makeGround({ folder: place, sites }: GroundPlan): Ground {
  needGround();
  removeAbandoned();
  const folder = resolve(place);
  rmSync(folder, { recursive: true, force: true });
  for (const name of ['logs', 'root']) mkdirSync(join(folder, name), { recursive: true });
  const id = `mrd${randomBytes(3).toString('hex')}`;
  const networks = Object.fromEntries(Object.entries(sites).map(([site, cidrs]) => [site, [cidrs].flat()]));
  const names = Object.fromEntries(Object.keys(sites).map((site) => [site, {}]));
  const state = new StateFile(folder);
  state.write({ id, networks, names, hosts: {}, programs: {} });
  writeRecord({ id, folder, owner: markOf(process.pid), kept: false });
  endWithThisProcess(id);
  for (const site of Object.keys(sites)) writeNameFiles(siteFolder(folder, site), {});
  makeSites({ id, networks }, (site) => siteFolder(folder, site));
  return groundOf(folder, state, () => mine.delete(id));
}

/** @throws MissingToolError when this machine cannot have networks, saying what is missing */
export function needGround(): void {
  const missing = whyNoGround();
  if (missing !== undefined) throw new MissingToolError(missing);
}

/**
 * The ground that another process made and kept, by its folder. It stays when this process ends.
 *
 * @throws Error when there is none
 */
export function openGround(folder: string): Ground {
  const state = new StateFile(resolve(folder));
  state.read();
  return groundOf(resolve(folder), state, () => undefined);
}

/** Grounds that end with this process. */
const mine = new Set<string>();

function endWithThisProcess(id: string): void {
  if (mine.size === 0) {
    process.once('exit', () => mine.forEach(removeGround));
    for (const [signal, number] of [
      ['SIGHUP', 1],
      ['SIGINT', 2],
      ['SIGTERM', 15],
    ] as const) {
      process.once(signal, () => process.exit(128 + number));
    }
  }
  mine.add(id);
}
