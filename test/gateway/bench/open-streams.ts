import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Stand } from '#test/gateway/stand';
import { trustFile } from '#test/gateway/trust';
import { tool } from '#test/toolchain/index';
import { type Faults, faultsOf } from './stream-result';

/** Streams to open, one after the other, each by a request of its own. */
export interface Opening {
  /** Address of the API. */
  readonly url: string;
  readonly key: string;
  readonly model: string;
  /** How many a second, whether others are answered or not. */
  readonly perSecond: number;
  readonly seconds: number;
  /** Of each stream. */
  readonly tokens: number;
}

const run = promisify(execFile);

const RESULTS_BYTES = 2 ** 28;

/** Opens streams from the clients' host, by vegeta over TLS and HTTP/2, and reads each to its end. */
export async function openStreams({ ground, clients }: Stand, opening: Opening): Promise<Faults> {
  const { url, key, model, perSecond, seconds, tokens } = opening;
  const vegeta = await tool('vegeta');
  const [body, targets, results] = ['body.json', 'targets', 'results'].map((name) => join(ground.folder, name)) as [
    string,
    string,
    string,
  ];
  const messages = [{ role: 'user', content: 'hello there' }];
  writeFileSync(body, JSON.stringify({ model, stream: true, max_tokens: tokens, ignore_eos: true, messages }));
  const headers = [`Authorization: Bearer ${key}`, 'Content-Type: application/json'];
  writeFileSync(targets, [`POST ${url}/v1/chat/completions`, ...headers, `@${body}`, ''].join('\n'));
  const { code, stderr } = await ground.run(clients.eu, {
    program: vegeta,
    args: [
      ...['attack', `-rate=${perSecond}/1s`, `-duration=${seconds}s`, '-timeout=0'],
      ...[`-targets=${targets}`, `-root-certs=${trustFile(ground.folder)}`, `-output=${results}`],
    ],
  });
  if (code !== 0) throw new Error(`vegeta: ${stderr}`);
  const { stdout } = await run(vegeta, ['encode', '-to=json', results], { maxBuffer: RESULTS_BYTES });
  return faultsOf(stdout, tokens);
}
