import type { Answer, Ask } from '#test/gateway/client/ask';
import type { Client } from '#test/gateway/client/client';

/** One kind of request, asked again and again. */
export interface Stroke {
  /** What kind of request it is. */
  readonly kind: string;
  readonly everyMs: number;
  /** The next one. */
  next(): Ask;
}

export interface Struck {
  readonly kind: string;
  readonly answer: Answer;
}

export interface SteadyLoad {
  /** What was answered so far, in the order in which it came. */
  readonly answers: readonly Struck[];
  /** Asks no more, and waits for what is under way. */
  stop(): Promise<readonly Struck[]>;
}

/** Asks at a steady pace, whether or not anything is answered, as a number of clients would. */
export function startLoad(client: Client, strokes: readonly Stroke[]): SteadyLoad {
  const answers: Struck[] = [];
  const underWay = new Set<Promise<void>>();
  const timers = strokes.map(({ kind, everyMs, next }) =>
    setInterval(() => {
      const one: Promise<void> = client.ask(next()).then((answer) => {
        answers.push({ kind, answer });
        underWay.delete(one);
      });
      underWay.add(one);
    }, everyMs),
  );
  return {
    answers,
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(underWay);
      return answers;
    },
  };
}
