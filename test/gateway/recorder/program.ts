import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SeenRequest } from './seen-request';

/*
 * node program.ts PORT POD TOKEN_MS
 *
 * Stands in the place of an engine: answers chat completions with a token every TOKEN_MS milliseconds, tells at /recorded what it was sent, and
 * has the series of vLLM that a picker reads.
 */

const [port = '0', pod = '', tokenMs = '0'] = process.argv.slice(2);
const records: { -readonly [K in keyof SeenRequest]: SeenRequest[K] }[] = [];

interface ChatRequest {
  readonly model: string;
  readonly max_tokens?: number;
  readonly stream?: boolean;
}

createServer(async (request, response) => {
  if (request.url === '/metrics') return void response.setHeader('content-type', 'text/plain').end(series());
  if (request.url === '/recorded') return void response.end(JSON.stringify(records));
  if (request.method !== 'POST') return void response.end();
  await complete(request, response);
}).listen(Number(port));

async function complete(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  const record: (typeof records)[number] = {
    path: request.url ?? '',
    headers: Object.fromEntries(headers),
    tokens: 0,
    state: 'runs',
  };
  records.push(record);
  const { model, max_tokens = 1, stream = false } = JSON.parse(await textOf(request)) as ChatRequest;
  response.on('close', () => {
    record.state = response.writableFinished ? 'done' : 'left';
  });
  const type = stream ? 'text/event-stream' : 'application/json';
  response.writeHead(200, { 'content-type': type, 'x-inference-pod': pod });
  const answer = { id: 'recorded', created: 0, model };
  while (record.tokens < max_tokens && record.state === 'runs') {
    record.tokens += 1;
    if (stream) response.write(event({ ...answer, ...chunkOf(record.tokens) }));
    await sleep(Number(tokenMs));
  }
  const usage = { prompt_tokens: 1, completion_tokens: record.tokens, total_tokens: record.tokens + 1 };
  if (stream)
    response.end(`${event({ ...answer, object: 'chat.completion.chunk', choices: [], usage })}data: [DONE]\n\n`);
  else response.end(JSON.stringify({ ...answer, ...wholeOf(record.tokens), usage }));
}

function chunkOf(token: number) {
  const choice = { index: 0, delta: { role: 'assistant', content: `${token} ` }, finish_reason: null };
  return { object: 'chat.completion.chunk', choices: [choice] };
}

function wholeOf(tokens: number) {
  const message = { role: 'assistant', content: `${tokens} tokens` };
  return { object: 'chat.completion', choices: [{ index: 0, message, finish_reason: 'length' }] };
}

function event(value: unknown): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request) text += piece;
  return text;
}

/** Names as in vLLM 0.11 and llm-d-inference-sim 0.10.2 (pkg/llm-d-inference-sim/metrics.go). */
function series(): string {
  const running = records.filter(({ state }) => state === 'runs').length;
  return [
    `vllm:num_requests_running{model_name="recorder"} ${running}`,
    'vllm:num_requests_waiting{model_name="recorder"} 0',
    'vllm:kv_cache_usage_perc{model_name="recorder"} 0',
    'vllm:cache_config_info{block_size="16",num_gpu_blocks="1024"} 1',
    '',
  ].join('\n');
}
