import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Stand } from '#test/gateway/stand';
import { trustFile } from '#test/gateway/trust';
import { tool } from '#test/toolchain/index';
import { type StreamTimes, streamTimesIn } from './stream-times';
import { writeTokenizer } from './tokenizer';

/** Requests for streams, at a steady rate. */
export interface StreamLoad {
  readonly url: string;
  readonly key: string;
  readonly model: string;
  readonly perSecond: number;
  readonly requests: number;
  /** Of each prompt and of each answer. */
  readonly promptTokens: number;
  readonly tokens: number;
}

/** Sent before anything is measured: connections are there then. */
const warmUpRequests = 20;

/** Asks for streams from the clients' host by aiperf, which measures each piece as it comes. The same prompts each time. */
export async function loadStreams({ ground, clients }: Stand, load: StreamLoad): Promise<StreamTimes> {
  const { url, key, model, perSecond, requests, promptTokens, tokens } = load;
  const folder = join(ground.folder, 'aiperf');
  const [tokenizer, report] = [join(folder, 'tokenizer'), join(folder, 'report')];
  rmSync(folder, { recursive: true, force: true });
  for (const path of [folder, join(folder, 'tmp')]) mkdirSync(path);
  writeTokenizer(tokenizer);
  const { code, stdout, stderr } = await ground.run(clients.eu, {
    program: await tool('aiperf'),
    args: [
      ...['profile', '--model-names', model, '--url', url, '--endpoint-type', 'chat', '--streaming'],
      ...['--tokenizer', tokenizer, '--use-server-token-count', '--random-seed', '1'],
      ...['--request-rate', `${perSecond}`, '--arrival-pattern', 'constant', '--request-count', `${requests}`],
      ...['--warmup-request-count', `${warmUpRequests}`, '--synthetic-input-tokens-mean', `${promptTokens}`],
      ...['--output-tokens-mean', `${tokens}`, '--extra-inputs', 'ignore_eos:true'],
      ...['--header', `Authorization: Bearer ${key}`, '--output-artifact-dir', report],
      ...['--no-gpu-telemetry', '--no-server-metrics', '--ui', 'none'],
    ],
    env: { HOME: folder, TMPDIR: join(folder, 'tmp'), SSL_CERT_FILE: trustFile(ground.folder) },
    cwd: folder,
  });
  if (code !== 0) throw new Error(`aiperf ends with ${code}: ${`${stdout}\n${stderr}`.trim().slice(-2000)}`);
  return streamTimesIn(readFileSync(join(report, 'profile_export_aiperf.json'), 'utf8'), { requests, tokens });
}
