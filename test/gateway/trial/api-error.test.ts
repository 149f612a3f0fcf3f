import { exampleAnswer } from '#test/gateway/client/example-answer';
import { errorProblems } from './api-error';

const headers = { 'content-type': 'application/json' };
const error = { message: 'No.', type: 'invalid_request_error', param: null, code: 'forbidden' };
const good = { status: 403, headers, body: JSON.stringify({ error }) };

test('an error as OpenAI words it', () => {
  expect(errorProblems(exampleAnswer(good), { status: 403, code: 'forbidden' })).toEqual([]);
});

test.each([
  ['another status', { ...good, status: 401 }, /^403 forbidden expected, not 401 \{"error"/],
  ['no answer', { status: null, error: 'ECONNRESET' }, /^403 forbidden expected, not nothing \(ECONNRESET\)$/],
  [
    'plain text',
    { ...good, headers: { 'content-type': 'text/plain' }, body: 'RBAC: access denied' },
    /^403 comes as text\/plain,/,
  ],
  [
    'a body that is no JSON',
    { ...good, body: 'denied' },
    /^403 comes as application\/json, not as an error in JSON: denied$/,
  ],
  ['a text in the place of the error', { ...good, body: '{"error": "denied"}' }, /not as an error in JSON/],
  ['no message', told({ ...error, message: '' }), /^403: message, type or param is missing/],
  ['no type', told({ ...error, type: undefined }), /^403: message, type or param is missing/],
  ['no param', told({ ...error, param: undefined }), /^403: message, type or param is missing/],
  ['another code', told({ ...error, code: 'denied' }), /^403 with code denied, not forbidden$/],
])('%s is a problem', (_, answer, problem) => {
  const problems = errorProblems(exampleAnswer(answer), { status: 403, code: 'forbidden' });

  expect(problems).toEqual([expect.stringMatching(problem)]);
});

function told(other: object) {
  return { ...good, body: JSON.stringify({ error: other }) };
}
