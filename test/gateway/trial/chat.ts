import type { Answer, Ask } from '#test/gateway/client/ask';
import type { Stand } from '#test/gateway/stand';

export interface Chat {
  /** Address of the API, as `stand.url` gives it. */
  readonly url: string;
  /** API key; null: without a credential. */
  readonly key: string | null;
  readonly model: string;
  /** @default few words */
  readonly prompt?: string;
  /** The engine makes exactly so many. @default 3 */
  readonly tokens?: number;
  /** @default false */
  readonly stream?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  /** Connection that it shares with others of the same name. @default its own */
  readonly connection?: string;
  /** @default 30,000 */
  readonly timeoutMs?: number;
  readonly afterMs?: number;
}

/** A chat completion, as a client would ask for it. */
export function chat({ url, key, model, prompt, tokens, stream, headers, ...rest }: Chat): Ask {
  return {
    url: `${url}/v1/chat/completions`,
    method: 'POST',
    headers: { ...(key === null ? {} : { authorization: `Bearer ${key}` }), ...headers },
    body: {
      model,
      max_tokens: tokens ?? 3,
      // the simulator's: all of max_tokens is used
      ignore_eos: true,
      ...(stream === true ? { stream: true, stream_options: { include_usage: true } } : {}),
      messages: [{ role: 'user', content: prompt ?? 'Say a few words.' }],
    },
    ...rest,
  };
}

/** Who answered. */
export interface Place {
  readonly region: string;
  readonly pool: string;
  readonly pod: string;
}

/** The engine that an answer names, and where it stands; undefined when it names none that there is. */
export function placeOf({ regions }: Stand, { headers }: Answer): Place | undefined {
  const pod = headers['x-inference-pod'];
  for (const [region, { engines }] of Object.entries(regions)) {
    const engine = engines.find((other) => other.pod === pod);
    if (engine !== undefined) return { region, pool: engine.pool, pod: engine.pod };
  }
  return undefined;
}

/** What an answer says in its body: the model that answered, tokens that it took, or what was wrong. */
export function bodyOf({ body }: Answer): {
  readonly model?: string;
  readonly usage?: { readonly total_tokens: number };
  readonly error?: { readonly message: string; readonly type: string; readonly code: string };
} {
  try {
    return JSON.parse(body) as ReturnType<typeof bodyOf>;
  } catch {
    return {};
  }
}

/** An answer in a few words, for a check that failed. */
export function told(stand: Stand, answer: Answer): string {
  const place = placeOf(stand, answer);
  const by = place === undefined ? '' : ` by ${place.region}/${place.pool}/${place.pod}`;
  const text = answer.status === 200 ? (bodyOf(answer).model ?? '') : answer.body.slice(0, 200);
  const ms = Math.round(answer.endedMs - answer.startedMs);
  return `${answer.status ?? answer.error ?? 'no answer'}${by} in ${ms} ms ${text}`.trim();
}
