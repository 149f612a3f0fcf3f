/** A request as `vegeta encode --to json` writes it, as far as it is read. */
interface Result {
  readonly code: number;
  readonly error: string;
  /** Base64. */
  readonly body: string | null;
}

/** Why streams were not what they had to be, and how many of them each. */
export type Faults = Readonly<Record<string, number>>;

/** The last words of a whole stream, in the protocol of OpenAI's API. */
const END = 'data: [DONE]';

/**
 * What is wrong with the streams that vegeta has read to their ends; empty: each was answered with 200, has so many tokens, and came
 * to its end.
 */
export function faultsOf(results: string, tokens: number): Faults {
  const faults: Record<string, number> = {};
  for (const line of results.split('\n').filter((text) => text !== '')) {
    const fault = faultOf(JSON.parse(line) as Result, tokens);
    if (fault !== undefined) faults[fault] = (faults[fault] ?? 0) + 1;
  }
  return faults;
}

function faultOf({ code, error, body }: Result, tokens: number): string | undefined {
  if (code !== 200) return code === 0 ? error : `status ${code}`;
  const text = Buffer.from(body ?? '', 'base64').toString('utf8');
  if (error !== '') return error;
  if (!text.trimEnd().endsWith(END)) return 'broken off before its end';
  const count = text.split('"content":').length - 1;
  return count === tokens ? undefined : `${count} tokens in the place of ${tokens}`;
}
