/**
 * Bytes of a prompt token in a request: some 4 characters of English (OpenAI help centre, article 4936856, read 2026-11), one byte
 * each; other languages and code take more.
 */
export const promptBytesPerToken = 4;

/** Bytes of a streamed answer for each completion token: one chunk of vLLM's `chat.completion.chunk` form, counted by hand. */
export const streamedBytesPerToken = 223;

/** Headers and envelope of a request or an answer over HTTP/2 with TLS, bytes: an assumption, small beside the rest. */
export const envelopeBytes = 1000;

/** Bytes on the wire of a chat request whose answer is streamed, from its mean tokens. */
export function chatWireBytes(tokens: { readonly promptTokensMean: number; readonly completionTokensMean: number }) {
  return {
    requestBytes: envelopeBytes + tokens.promptTokensMean * promptBytesPerToken,
    answerBytes: envelopeBytes + tokens.completionTokensMean * streamedBytesPerToken,
  };
}
