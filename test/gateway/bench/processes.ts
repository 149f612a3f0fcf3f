import { type ChildProcess, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { waitUntil } from '#test/conformance/wait-until';

/** A program to start. */
export interface Started {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Asked until it answers, whatever it says; with `status`, until it says that. */
  readonly ready: { readonly url: string; readonly status: number | null };
}

/** Programs of a measurement, on this machine's loopback. */
export class Processes {
  private readonly children: ChildProcess[] = [];

  /** @param folder of their logs */
  constructor(readonly folder: string) {}

  /** Starts a program and waits until it answers. */
  async start({ name, command, env = {}, ready }: Started): Promise<void> {
    const [program = '', ...args] = command;
    const log = openSync(join(this.folder, `${name}.log`), 'w');
    const child = spawn(program, args, { env: { PATH: process.env.PATH, ...env }, stdio: ['ignore', log, log] });
    this.children.push(child);
    await waitUntil(
      async () => {
        const answer = await fetch(ready.url).catch(() => undefined);
        return answer !== undefined && (ready.status === null || answer.status === ready.status);
      },
      { what: `${name} answers`, withinMs: 60_000, explain: () => `its log is ${join(this.folder, `${name}.log`)}` },
    );
  }

  /** Ends them all. */
  end(): void {
    for (const child of this.children) child.kill('SIGKILL');
  }
}
