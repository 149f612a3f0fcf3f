/** Clients of the OpenAI API wait as long as it says. */
export const retryAfterHeader = 'retry-after';

/** What an OpenAI client is told; it reads `error.message`, and acts on the status and `retry-after`. */
interface Told {
  readonly message: string;
  readonly type: string;
  readonly code: string;
}

/** An error as the OpenAI API words it. */
export function errorBody({ message, type, code }: Told): Pick<ErrorAnswer, 'contentType' | 'body'> {
  return { contentType: 'application/json', body: JSON.stringify({ error: { message, type, param: null, code } }) };
}

/** An answer in the shape of the OpenAI API, in the place of one that Envoy or a backend gave. */
export interface ErrorAnswer {
  readonly statusCodes: readonly number[];
  /** Whose answer it replaces: Envoy's own, a backend's, or both. */
  readonly of: 'Local' | 'Backend' | 'All';
  readonly contentType: string;
  /** `{"error": {message, type, param, code}}` as text. */
  readonly body: string;
  /** When a client may try again; null: it need not. */
  readonly retryAfter: { readonly header: string; readonly seconds: number } | null;
}
