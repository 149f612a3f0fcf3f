import type { Ask } from '#test/gateway/client/ask';
import type { ModelPool, Topology } from '#topology';

/** A path of the API that every client may call, with a request that it understands. */
export interface Endpoint {
  readonly name: string;
  readonly path: string;
  /** Undefined: it is a GET. */
  readonly body?: Readonly<Record<string, unknown>>;
}

/** What is served: all paths of the routes, and the list of models. */
export function endpointsOf(topology: Topology): readonly Endpoint[] {
  const chatModel = servedName(topology, 'generate');
  const few = { max_tokens: 3, ignore_eos: true };
  return [
    {
      name: 'chat completions',
      path: '/v1/chat/completions',
      body: { model: chatModel, ...few, messages: [{ role: 'user', content: 'Say a few words.' }] },
    },
    { name: 'completions', path: '/v1/completions', body: { model: chatModel, ...few, prompt: 'Once upon a time' } },
    {
      name: 'embeddings',
      path: '/v1/embeddings',
      body: { model: servedName(topology, 'embed'), input: 'Say a few words.' },
    },
    { name: 'models', path: '/v1/models' },
  ];
}

/** Name in requests of the first model of a task. */
export function servedName({ jurisdictions }: Topology, task: ModelPool['model']['task']): string {
  const pools = jurisdictions.flatMap(({ regions }) => regions).flatMap(({ modelPools }) => modelPools);
  const found = pools.find(({ model }) => model.task === task);
  if (found === undefined) throw new Error(`no model of the task ${task} in the Topology`);
  return found.model.servedName;
}

/** A request to an endpoint. `url` is the address of the API, as `stand.url` gives it. */
export function askAt(url: string, { path, body }: Endpoint, headers: Readonly<Record<string, string>>): Ask {
  return { url: `${url}${path}`, headers, body };
}

export function bearer(credential: string): { readonly authorization: string } {
  return { authorization: `Bearer ${credential}` };
}
