import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Answer, Ask } from './ask';

/** A batch of requests, to the process on the client's host. */
export interface AskFrame {
  readonly id: number;
  readonly asks: readonly Ask[];
}

/** What became of a batch, from there: in its order. */
export interface AnswerFrame {
  readonly id: number;
  readonly answers: readonly Answer[];
}

/** One JSON value a line. */
export function writeFrame(to: Writable, frame: AskFrame | AnswerFrame): void {
  to.write(`${JSON.stringify(frame)}\n`);
}

export function readFrames<T extends AskFrame | AnswerFrame>(from: Readable, take: (frame: T) => void): void {
  createInterface({ input: from, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) =>
    take(JSON.parse(line) as T),
  );
}
