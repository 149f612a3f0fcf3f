import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { makeApiKey } from '#lib/services/authorizer/api-key';
import { type Check, checkOf } from '#test/conformance/check';
import type { Stand } from '#test/gateway/stand';
import { chat } from '#test/gateway/trial/chat';
import { servedName } from '#test/gateway/trial/endpoints';
import { newTenant } from '#test/gateway/trial/tenants';
import { roomInWindow } from '#test/gateway/trial/window';
import type { Report, Task } from './openai-program';
import type { StreamTrial } from './trial';

const ROOT = resolve(__dirname, '../../..');

/** OpenAI's own library for Node, of which only the address and the key are set. */
export async function checkOpenAiClient(trial: StreamTrial): Promise<readonly Check[]> {
  const { stand, place, client, url, key } = trial;
  const { jurisdiction, gateway } = place.region;
  const tierOf = (name: string) => gateway.tiers.find((tier) => tier.name === name);
  const [few, bursts] = [tierOf('few-requests'), tierOf('small-bursts')];
  if (few === undefined || bursts === undefined) throw new Error('tiers few-requests and small-bursts are needed');
  const usedUp = await newTenant(stand, { jurisdiction, name: 'streams-used-up', tier: few.name });
  const burst = await newTenant(stand, { jurisdiction, name: 'streams-burst', tier: bursts.name });
  const [chatModel, embedModel] = [servedName(stand.topology, 'generate'), servedName(stand.topology, 'embed')];
  await roomInWindow('Minute', 10);
  const one = chat({ url, key: usedUp.key, model: chatModel });
  await client.askAll(Array.from({ length: few.requestsPerMinute + 1 }, () => one));
  const report = await runProgram(stand, {
    baseURL: `${url}/v1`,
    apiKey: key,
    unknownKey: makeApiKey(jurisdiction).text,
    usedUpKey: usedUp.key,
    burstKey: burst.key,
    atOnce: 2 * bursts.burstPerSecond,
    chatModel,
    embedModel,
  });
  return [
    checkOf(
      'OpenAI’s client: chat, stream, embeddings, models',
      servedProblems(report, chatModel),
      `${report.streamedChunks} chunks streamed, ${report.models.length} models`,
    ),
    checkOf('OpenAI’s client: errors', errorProblems(report), 'AuthenticationError, NotFoundError, RateLimitError'),
    checkOf(
      'OpenAI’s client: waits as it is told',
      report.servedAtOnce === 2 * bursts.burstPerSecond
        ? []
        : [`${report.servedAtOnce} of ${2 * bursts.burstPerSecond} served`],
      `${report.servedAtOnce} requests at once, where ${bursts.burstPerSecond} are allowed in a second, all served by its own retries`,
    ),
  ];
}

function servedProblems(report: Report, chatModel: string): string[] {
  const { chat: text, chatTokens, streamed, streamedChunks, embedding, models } = report;
  const good = {
    chat: (text ?? '').length > 0 && (chatTokens ?? 0) > 0,
    stream: streamed.length > 0 && streamedChunks > 1,
    embeddings: embedding > 0,
    models: models.includes(chatModel),
  };
  const failed = Object.entries(good).filter(([, isGood]) => !isGood);
  return failed.map(([what]) => `${what}: ${JSON.stringify(report)}`);
}

function errorProblems({ errors }: Report): string[] {
  const wanted = {
    unknownKey: { type: 'AuthenticationError', status: 401, code: 'unknown_api_key' },
    unknownModel: { type: 'NotFoundError', status: 404, code: 'model_not_found' },
    usedUp: { type: 'RateLimitError', status: 429, code: 'rate_limit_exceeded' },
  } as const;
  const wrong = (Object.keys(wanted) as (keyof typeof wanted)[]).filter((name) => {
    const { type, status, code, message } = errors[name];
    return type !== wanted[name].type || status !== wanted[name].status || code !== wanted[name].code || message === '';
  });
  const waits = Number(errors.usedUp.retryAfter) >= 1 ? [] : [`retry-after is ${errors.usedUp.retryAfter}`];
  return [...wrong.map((name) => `${name}: ${JSON.stringify(errors[name])}`), ...waits];
}

async function runProgram({ ground, clients, authority }: Stand, task: Task): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'openai-'));
  try {
    const authorityFile = join(folder, 'authority.pem');
    writeFileSync(authorityFile, authority);
    const program = {
      program: process.execPath,
      args: ['--require', 'tsx/cjs', join(__dirname, 'openai-program.ts')],
      env: { NODE_EXTRA_CA_CERTS: authorityFile },
      cwd: ROOT,
    };
    const { code, stdout, stderr } = await ground.run(clients.eu, program, JSON.stringify(task));
    if (code !== 0) throw new Error(`the program with OpenAI's client ended with ${code}: ${stderr}`);
    return JSON.parse(stdout) as Report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
