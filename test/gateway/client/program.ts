import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Ask } from './ask';
import { Connections } from './connections';
import { type AskFrame, readFrames, writeFrame } from './frame';

/*
 * node program.ts SOCKET AUTHORITY
 *
 * Makes requests from the host that it runs on, for whoever connects to SOCKET, a Unix socket: those belong to no network. AUTHORITY is a file
 * of PEM. It ends with its connection, so that none is left behind.
 */

const [socket = '', authority = ''] = process.argv.slice(2);
const connections = new Connections(readFileSync(authority, 'utf8'));

async function answerTo({ afterMs = 0, ...ask }: Ask): Promise<Answer> {
  if (afterMs > 0) await sleep(afterMs);
  return connections.ask(ask);
}

const server = createServer((connection) => {
  readFrames<AskFrame>(connection, async ({ id, asks }) => {
    writeFrame(connection, { id, answers: await Promise.all(asks.map(answerTo)) });
  });
  connection.on('close', () => process.exit(0));
});
server.listen(socket);
