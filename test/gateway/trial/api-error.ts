import type { Answer } from '#test/gateway/client/ask';

/** What a refusal must look like to a client of the OpenAI API. */
export interface ExpectedError {
  readonly status: number;
  readonly code: string;
}

/**
 * What is wrong with a refusal; nothing when it has this status and code, in the OpenAI API's shape: `{"error": {message, type, param,
 * code}}` as JSON.
 */
export function errorProblems(answer: Answer, { status, code }: ExpectedError): string[] {
  const { body, headers } = answer;
  if (answer.status !== status) return [`${status} ${code} expected, not ${said(answer)}`];
  const error = errorOf(body);
  if (!/^application\/json\b/.test(headers['content-type'] ?? '') || error === undefined) {
    return [`${status} comes as ${headers['content-type']}, not as an error in JSON: ${body.slice(0, 200)}`];
  }
  const { message, type, param } = error;
  const shaped = isText(message) && isText(type) && (param === null || isText(param));
  return [
    ...(shaped ? [] : [`${status}: message, type or param is missing: ${body.slice(0, 200)}`]),
    ...(error.code === code ? [] : [`${status} with code ${String(error.code)}, not ${code}`]),
  ];
}

/** The member `error` of a body; undefined when there is none. */
export function errorOf(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const { error } = JSON.parse(body) as { error?: unknown };
    return typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** An answer in a line. */
export function said({ status, error, body }: Answer): string {
  return `${status ?? 'nothing'}${error === null ? '' : ` (${error})`} ${body.slice(0, 160)}`.trim();
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
