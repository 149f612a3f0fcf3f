import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedRegions } from '#test/topology/shipped-topologies';

const text = readFileSync(join(__dirname, '../../docs/authorizer.md'), 'utf8');
const [first] = shippedRegions;
if (first === undefined) throw new Error('no Region ships');
const { gateway } = first[1];
const { access, errorAnswers, limits, rateLimits, resilience, trustedHeaders, trustedPrefixes, hopHeader } = gateway;
const { authorizer } = access;

/** Part of the document under a heading. */
function section(heading: string): string {
  const [, rest = ''] = text.split(`\n## ${heading}\n`);
  return rest.split('\n## ')[0] ?? '';
}

test.each([
  ['What it is asked', authorizer.shownHeaders],
  ['What it answers', authorizer.takenHeaders],
  ['Clients’ own copies', [...trustedHeaders, ...trustedPrefixes]],
  ['Requests that hop', [access.headers.hopOrigin, hopHeader]],
])('%s: every header by its name', (heading, headers) => {
  for (const header of headers) expect(section(heading)).toContain(`\`${header}\``);
});

test('no header that the Topology does not know', () => {
  const known = [
    ...authorizer.shownHeaders,
    ...authorizer.takenHeaders,
    ...trustedHeaders,
    ...trustedPrefixes,
    ...Object.values(access.headers),
    hopHeader,
    'x-ratelimit-limit',
  ];
  const named = [...text.matchAll(/`(x-[a-z-]+)`/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});

test('the figures of the Topology', () => {
  expect(text).toContain(`port ${authorizer.port}`);
  expect(text).toContain(`\`${authorizer.name}\` in the namespace \`${authorizer.namespace}\``);
  expect(text).toContain(`on \`${authorizer.pathPrefix}\` followed by`);
  expect(text).toContain(`It has ${authorizer.timeoutMs.toLocaleString('en-US')} ms`);
  expect(text).toContain(`answers ${authorizer.statusOnError} until`);
  expect(text).toContain(`must come within ${resilience.retry.firstByteSeconds} s`);
  expect(text).toContain(`A stream may last ${limits.requestTimeoutSeconds} s`);
  expect(text).toContain(`larger than ${limits.maxBodyKiB / 1024} MiB`);
});

test('every answer that is replaced, with the time to wait', () => {
  const table = section('What clients see');
  for (const { statusCodes, retryAfter } of errorAnswers) {
    for (const code of statusCodes) expect(table).toContain(String(code));
    if (retryAfter !== null) expect(table).toContain(`| ${retryAfter.seconds} s |`);
  }
  expect(table).toContain(`| ${rateLimits.answer.statusCode} | until the counter is reset |`);
});
