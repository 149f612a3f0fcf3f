import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { waitUntil } from '#test/conformance/wait-until';
import type { Host, Running } from '#test/gateway/ground/ground';
import type { Stand } from '#test/gateway/stand';
import type { Answer, Ask } from './ask';
import { type AnswerFrame, readFrames, writeFrame } from './frame';

/** Makes requests from a host of the ground. */
export interface Client {
  readonly host: Host;
  ask(ask: Ask): Promise<Answer>;
  /** All of them at once, each when its `afterMs` has passed. */
  askAll(asks: readonly Ask[]): Promise<readonly Answer[]>;
  close(): Promise<void>;
}

const ROOT = resolve(__dirname, '../../..');
let opened = 0;

/** Starts a process on the host that makes requests there until `close`: a process for each would cost more than the request. */
export async function openClient(
  { ground, authority }: Pick<Stand, 'ground' | 'authority'>,
  host: Host,
): Promise<Client> {
  // short: the path of a Unix socket holds 107 characters
  const folder = mkdtempSync(join(tmpdir(), 'client-'));
  const [socketFile, authorityFile] = [join(folder, 'socket'), join(folder, 'authority.pem')];
  writeFileSync(authorityFile, authority);
  opened += 1;
  const running = await ground.start(`client-${host.name}-${process.pid}-${opened}`, host, {
    program: process.execPath,
    args: ['--require', 'tsx/cjs', join(__dirname, 'program.ts'), socketFile, authorityFile],
    cwd: ROOT,
  });
  const socket = await reach(socketFile, running);
  return new SocketClient(host, socket, async () => {
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  });
}

function reach(file: string, running: Running): Promise<Socket> {
  const attempt = () =>
    new Promise<Socket | undefined>((resolved) => {
      const socket = connect(file, () => resolved(socket));
      socket.on('error', () => resolved(undefined));
    });
  return waitUntil(attempt, {
    what: `${running.name} to be ready`,
    withinMs: 20_000,
    everyMs: 25,
    explain: () => running.lastWords(),
  });
}

class SocketClient implements Client {
  private last = 0;
  private readonly waiting = new Map<
    number,
    { answered(answers: readonly Answer[]): void; lost(error: Error): void }
  >();

  constructor(
    readonly host: Host,
    private readonly socket: Socket,
    private readonly tidyUp: () => Promise<void>,
  ) {
    readFrames<AnswerFrame>(socket, ({ id, answers }) => {
      this.waiting.get(id)?.answered(answers);
      this.waiting.delete(id);
    });
    socket.on('close', () => {
      for (const { lost } of this.waiting.values()) lost(new Error(`the client on ${host.name} has ended`));
    });
  }

  async ask(ask: Ask): Promise<Answer> {
    const [answer] = await this.askAll([ask]);
    if (answer === undefined) throw new Error('no answer to a request');
    return answer;
  }

  askAll(asks: readonly Ask[]): Promise<readonly Answer[]> {
    this.last += 1;
    const id = this.last;
    return new Promise((answered, lost) => {
      this.waiting.set(id, { answered, lost });
      writeFrame(this.socket, { id, asks });
    });
  }

  async close(): Promise<void> {
    this.socket.destroy();
    await this.tidyUp();
  }
}
