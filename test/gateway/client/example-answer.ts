import type { Answer } from './ask';

/** An answer for tests of what judges answers: 200 without a body, unless told otherwise. */
export function exampleAnswer(of: Partial<Answer> = {}): Answer {
  const times = { startedMs: 0, headersMs: 1, firstByteMs: 1, endedMs: 2 };
  return { status: 200, error: null, whole: true, headers: {}, body: '', events: [], ...times, ...of };
}
