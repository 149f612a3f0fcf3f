import OpenAI from 'openai';

/*
 * node openai-program.ts, with a JSON Task on its standard input
 *
 * What an application does with OpenAI's own library, of which it sets the address and the key and nothing else. Prints a Report.
 */

/** What it is told. */
export interface Task {
  readonly baseURL: string;
  readonly apiKey: string;
  /** A key that nobody has. */
  readonly unknownKey: string;
  /** A key whose tenant has used up its requests. */
  readonly usedUpKey: string;
  /** A key whose tenant may make few requests at once. */
  readonly burstKey: string;
  /** As many as wait at most once for the next second. */
  readonly atOnce: number;
  readonly chatModel: string;
  readonly embedModel: string;
}

/** What the library made of the answers. */
export interface Report {
  readonly chat: string | null;
  readonly chatTokens: number | undefined;
  readonly streamed: string;
  readonly streamedChunks: number;
  readonly embedding: number;
  readonly models: readonly string[];
  readonly errors: Readonly<Record<'unknownKey' | 'unknownModel' | 'usedUp', ApiError>>;
  /** Requests at once that were served, each perhaps after it had waited as long as it was told. */
  readonly servedAtOnce: number;
}

/** An error as the library types it. */
export interface ApiError {
  readonly type: string;
  readonly status: number | undefined;
  readonly code: string | null | undefined;
  readonly message: string;
  readonly retryAfter: string | null | undefined;
}

const messages = [{ role: 'user' as const, content: 'Say a few words.' }];

async function main(): Promise<void> {
  const task = JSON.parse(await standardInput()) as Task;
  const { baseURL, apiKey, chatModel: model } = task;
  const client = new OpenAI({ baseURL, apiKey });
  const asks = { model, messages, max_tokens: 8 };
  const [chat, streamed, embedding, models, errors, atOnce] = await Promise.all([
    client.chat.completions.create(asks),
    streamedText(client, asks),
    client.embeddings.create({ model: task.embedModel, input: 'Say a few words.' }),
    client.models.list(),
    errorsOf(task),
    servedAtOnce(task, asks),
  ]);
  const report: Report = {
    chat: chat.choices[0]?.message.content ?? null,
    chatTokens: chat.usage?.total_tokens,
    streamed: streamed.text,
    streamedChunks: streamed.chunks,
    embedding: embedding.data[0]?.embedding.length ?? 0,
    models: models.data.map(({ id }) => id),
    errors,
    servedAtOnce: atOnce,
  };
  process.stdout.write(JSON.stringify(report));
}

interface Asks {
  readonly model: string;
  readonly messages: typeof messages;
  readonly max_tokens: number;
}

async function streamedText(client: OpenAI, asks: Asks): Promise<{ text: string; chunks: number }> {
  let [text, chunks] = ['', 0];
  for await (const chunk of await client.chat.completions.create({ ...asks, stream: true })) {
    text += chunk.choices[0]?.delta.content ?? '';
    chunks += 1;
  }
  return { text, chunks };
}

async function errorsOf({ baseURL, apiKey, unknownKey, usedUpKey, chatModel }: Task): Promise<Report['errors']> {
  const asks = { model: chatModel, messages };
  const by = (key: string) => new OpenAI({ baseURL, apiKey: key }).chat.completions;
  const [unknown, unknownModel, usedUp] = await Promise.all([
    caught(() => by(unknownKey).create(asks)),
    caught(() => by(apiKey).create({ ...asks, model: 'no-such-model' })),
    // it would wait as long as it is told, and that is what a program does that cannot
    caught(() => by(usedUpKey).create(asks, { maxRetries: 0 })),
  ]);
  return { unknownKey: unknown, unknownModel, usedUp };
}

async function servedAtOnce({ baseURL, burstKey, atOnce }: Task, asks: Asks): Promise<number> {
  const client = new OpenAI({ baseURL, apiKey: burstKey });
  const answers = await Promise.allSettled(Array.from({ length: atOnce }, () => client.chat.completions.create(asks)));
  return answers.filter(({ status }) => status === 'fulfilled').length;
}

async function caught(attempt: () => Promise<unknown>): Promise<ApiError> {
  try {
    await attempt();
    return { type: 'none', status: 200, code: undefined, message: '', retryAfter: undefined };
  } catch (error) {
    if (!(error instanceof OpenAI.APIError)) throw error;
    const { status, code, message, headers } = error;
    return { type: error.constructor.name, status, code, message, retryAfter: headers?.get('retry-after') };
  }
}

async function standardInput(): Promise<string> {
  let text = '';
  for await (const piece of process.stdin) text += piece;
  return text;
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
