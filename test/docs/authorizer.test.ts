import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refusals } from '#lib/services/authorizer/refusals';
import { regionsOf, shippedRegions, shippedTopology } from '#test/topology/shipped-topologies';
import type { Region } from '#topology';

const text = readFileSync(join(__dirname, '../../docs/authorizer.md'), 'utf8');
const [first] = shippedRegions;
if (first === undefined) throw new Error('no Region ships');
const { gateway } = first[1];
const { access, errorAnswers, limits, rateLimits, resilience, trustedHeaders, trustedPrefixes, hopHeader } = gateway;
const { authorizer } = access;

const retriesOf = ({ gateway: { resilience: facts } }: Region) => facts.retry.retries;

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
  expect(text).toContain(`left out for ${authorizer.ejection.seconds} s`);
  expect(text).toContain(`on port ${authorizer.status.port}`);
  expect(text).toContain(`Envoys look its name up every ${authorizer.lookUpSeconds} s`);
  expect(text).toContain(`must come within ${resilience.retry.firstByteSeconds} s`);
  expect(text).toContain(`A stream may last ${limits.requestTimeoutSeconds} s`);
  expect(text).toContain(`in any case after ${limits.requestTimeoutSeconds} s`);
  expect(text).toContain(`larger than ${limits.maxBodyKiB / 1024} MiB`);
});

test('how many requests an Envoy has in hand', () => {
  const most = (name: string) => {
    const [region] = regionsOf(shippedTopology(name));
    return region?.gateway.limits.concurrent.toLocaleString('en-US');
  };
  const told = section('What clients see').replaceAll('\n', ' ');
  expect(told).toContain(`has ${most('production')} requests in hand at once in production, ${most('demo')} in a demo`);
});

test('how long it takes until a client hears that every engine hangs', () => {
  const triesIn = (name: string) => 1 + Math.max(...regionsOf(shippedTopology(name)).map(retriesOf));
  const queues = regionsOf(shippedTopology('production')).flatMap(({ modelPools }) =>
    modelPools.map(({ picker }) => picker.flowControl.queueSeconds),
  );
  const told = section('What clients see').replaceAll('\n', ' ');
  expect(told).toContain(`(${Math.min(...queues)} to ${Math.max(...queues)} s)`);
  expect(told).toContain(`is tried ${triesIn('production')} times in production, ${triesIn('demo')} times in a demo`);
  expect(told).toContain(`after up to ${triesIn('production')} × ${resilience.retry.firstByteSeconds} s`);
});

test('how long the rate-limit service may take', () => {
  const [values] = regionsOf(shippedTopology('production')).flatMap(({ components }) =>
    components.filter(({ name }) => name === 'envoy-gateway').map((component) => JSON.stringify(component.values)),
  );
  const [, milliseconds] = /"rateLimit":\{.*?"timeout":"(\d+)ms"/.exec(values ?? '') ?? [];
  expect(section('What clients see').replaceAll('\n', ' ')).toContain(`does not answer within ${milliseconds} ms`);
});

test('every answer that is replaced, with the time to wait', () => {
  const table = section('What clients see');
  for (const { statusCodes, retryAfter } of errorAnswers) {
    for (const code of statusCodes) expect(table).toContain(String(code));
    if (retryAfter !== null) expect(table).toContain(`| ${retryAfter.seconds} s |`);
  }
  expect(table).toContain(`| ${rateLimits.answer.statusCode} | until the counter is reset |`);
});

/** Leaves of the configuration that have a row, by their paths. */
const told = [
  'cache.freshSeconds',
  'cache.staleSeconds',
  'cache.unknownSeconds',
  'cache.maxEntries',
  'table.timeoutMs',
  'hop.periodSeconds',
  'hop.ttlSeconds',
  'drainSeconds',
] as const;

test.each(told)('%s: its value in production and in a demo', (path) => {
  const valueIn = (name: string) => {
    const [region] = regionsOf(shippedTopology(name));
    const value = path
      .split('.')
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], region?.gateway.access.authorizer.config);
    return String(value);
  };
  expect(section('What it remembers, and for how long')).toContain(
    `| \`${path}\` | ${valueIn('production')} | ${valueIn('demo')} |`,
  );
});

test('every number that it is told has a row', () => {
  const numbers = (value: unknown, path: string): string[] => {
    if (typeof value === 'number') return [path];
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return [];
    return Object.entries(value).flatMap(([key, inner]) => numbers(inner, path === '' ? key : `${path}.${key}`));
  };
  const { listen, ...config } = authorizer.config;
  expect(listen).toEqual({ port: authorizer.port, statusPort: authorizer.status.port });
  expect(numbers(config, '').sort()).toEqual([...told].sort());
});

test('every refusal of the service by its status and code', () => {
  const table = section('What it answers');
  for (const { statusCode, body } of Object.values(refusals)) {
    const { code } = (JSON.parse(body) as { readonly error: { readonly code: string } }).error;
    const row = table.split('\n').find((line) => line.includes(`\`${code}\``));
    expect([code, row?.startsWith(`| ${statusCode} |`)]).toEqual([code, true]);
  }
});
