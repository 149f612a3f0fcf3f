import { faultsOf } from './stream-result';

const piece = (delta: object) => `data: ${JSON.stringify({ choices: [{ delta }] })}\n\n`;
const token = piece({ content: 'word ' });
const done = 'data: [DONE]\n\n';

function result(body: string, more: object = {}): string {
  return JSON.stringify({ code: 200, error: '', body: Buffer.from(body).toString('base64'), ...more });
}

const whole = result(piece({ role: 'assistant' }) + token + token + done);

test('streams of so many tokens that came to their ends are without fault', () => {
  expect(faultsOf(`${whole}\n${whole}\n`, 2)).toEqual({});
});

test.each([
  ['was refused', result('', { code: 500, error: '500 Internal Server Error' }), 'status 500'],
  ['got no answer', result('', { code: 0, error: 'connection refused', body: null }), 'connection refused'],
  ['was reset on its way', result(token, { error: 'stream error' }), 'stream error'],
  ['ended before its end', result(token + token), 'broken off before its end'],
  ['was short', result(token + done), '1 tokens in the place of 2'],
])('a stream that %s is counted under its fault', (_, line, fault) => {
  expect(faultsOf(`${whole}\n${line}\n${line}\n`, 2)).toEqual({ [fault]: 2 });
});
