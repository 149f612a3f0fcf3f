import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Host, Program, Site } from './ground';
import type { ProcessMark } from './process-mark';

/** A program that was started, as the state keeps it. */
export interface ProgramState {
  readonly host: string;
  readonly program: Program;
  /** The process of its latest start. */
  readonly process: ProcessMark;
}

/** All that a second process must know of a ground. */
export interface GroundState {
  /** Start of the names of its network namespaces. */
  readonly id: string;
  /** CIDRs, by site. */
  readonly networks: Readonly<Record<Site, readonly string[]>>;
  readonly hosts: Readonly<Record<string, Host>>;
  /** Addresses by name, by site. */
  readonly names: Readonly<Record<Site, Readonly<Record<string, readonly string[]>>>>;
  readonly programs: Readonly<Record<string, ProgramState>>;
}

/** The state of a ground, a file in its folder: read before each use, since another process may have changed it. */
export class StateFile {
  readonly #file: string;

  constructor(folder: string) {
    this.#file = join(folder, 'ground.json');
  }

  /** @throws Error when there is no ground */
  read(): GroundState {
    if (!existsSync(this.#file)) throw new Error(`there is no ground: no ${this.#file}`);
    return JSON.parse(readFileSync(this.#file, 'utf8')) as GroundState;
  }

  write(state: GroundState): void {
    mkdirSync(join(this.#file, '..'), { recursive: true });
    const unfinished = `${this.#file}.${process.pid}`;
    writeFileSync(unfinished, `${JSON.stringify(state, null, 2)}\n`);
    renameSync(unfinished, this.#file);
  }

  change(change: (state: GroundState) => Partial<GroundState>): GroundState {
    const before = this.read();
    const after = { ...before, ...change(before) };
    this.write(after);
    return after;
  }
}
