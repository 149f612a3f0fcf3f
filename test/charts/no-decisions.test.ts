import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AllowedLiterals, allowedLiterals } from '#test/charts/allowed-literals';
import { apiVocabulary } from '#test/charts/api-vocabulary';
import { findLiterals, type Literal } from '#test/charts/find-literals';

/*
 * "No chart decides anything": a literal in a chart is a word of an API or stands in allowed-literals.ts with its reason. All
 * else (ports, names, durations, thresholds, images, headers, queries) is decided in the Topology.
 */

const folder = join(__dirname, '../../charts');
const vocabulary = apiVocabulary();

const charts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('imports/'))
  .sort();
const literals = charts.flatMap((file) => findLiterals(file, readFileSync(join(folder, file), 'utf8')));

const allows = ({ files, texts }: AllowedLiterals, { file, text }: Literal) =>
  (files === null || files.includes(file)) && (texts instanceof RegExp ? texts.test(text) : texts.includes(text));

const decisions = (found: readonly Literal[]) =>
  found
    .filter(({ text, form }) => form === 'number' || !vocabulary.has(text))
    .filter((literal) => !allowedLiterals.some((row) => allows(row, literal)))
    .map(({ file, line, text }) => `charts/${file}:${line}: ${JSON.stringify(text)}: decide it in the Topology`);

test('no chart decides anything', () => {
  expect(charts).not.toHaveLength(0);
  expect(decisions(literals)).toEqual([]);
});

test('each allowance is used, and has its reason', () => {
  const unused = allowedLiterals.flatMap(({ files, texts, reason }) => {
    const one = (file: string | null, text: string | RegExp): readonly string[] => {
      const row = { files: file === null ? null : [file], texts: text instanceof RegExp ? text : [text], reason };
      return literals.some((literal) => allows(row, literal)) ? [] : [`${file ?? 'any file'}: ${text}`];
    };
    const forms = texts instanceof RegExp ? [texts] : texts;
    const byText = forms.filter((text) => !(files ?? [null]).some((file) => one(file, text).length === 0));
    const byFile = (files ?? []).filter((file) => !forms.some((text) => one(file, text).length === 0));
    return [...byText.map(String), ...byFile];
  });
  expect(unused).toEqual([]);
  for (const { reason } of allowedLiterals) expect(reason).toMatch(/^[a-zA-Z].{10,}$/);
});

test.each([
  ['a port', 'spec: { port: 8080 }', '8080'],
  ['a port as text', "args: ['--port=8080']", '--port=8080'],
  ['a name', "metadata: { name: 'chat' }", 'chat'],
  ['a part of a name', `metadata: { name: \`\${pool.name}-canary\` }`, '-canary'],
  ['a duration', "timeout: '60s'", '60s'],
  ['a duration whose figure is decided here', `timeout: \`60\${unit}\``, '60'],
  ['a threshold', 'failureThreshold: 3', '3'],
  ['a small number that is rendered', 'minReplicas: 1', '1'],
  ['a negative number', 'value: -10', '10'],
  ['a number after a default', 'replicas: pool.replicas ?? 2', '2'],
  ['a number by arithmetic', 'value: pool.seconds * 2', '2'],
  ['a host', "host: 'api.example.com'", 'api.example.com'],
  ['an image', "image: 'vllm/vllm-openai:v0.11.0'", 'vllm/vllm-openai:v0.11.0'],
  ['a header', "headers: [{ name: 'x-tier' }]", 'x-tier'],
  ['a query', 'expr: `sum(rate(requests_total[5m]))`', 'sum(rate(requests_total[5m]))'],
  ['a constant beside the chart', "}; const replicas = 3; const other = { a: 'b'", '3'],
])('finds %s', (_, fields, text) => {
  const source = `export function add(chart: Chart) { new Kind(chart, 'kind', { ${fields} }); }`;
  expect(decisions(findLiterals('sample.ts', source))).toContain(
    `charts/sample.ts:1: ${JSON.stringify(text)}: decide it in the Topology`,
  );
});

test.each([
  ['a word of the API', "spec: { type: 'ClusterIP' }"],
  [
    'what the Topology gives',
    `spec: { port: pool.port, name: \`\${pool.name}/\${pool.port}\`, timeout: \`\${seconds}s\` }`,
  ],
  ['a comparison with a word of the Topology', "...(peer.kind === 'networks' ? {} : { a: true })"],
  ['an index and a length', 'name: list[0], ...(list.length === 1 ? {} : { next: index + 1 })'],
  ['a type', "type: kind as 'chat' | 'embed'"],
  ['an error', "a: fail(() => { throw new Error('no such pool 8080'); })"],
  ['the name of a file', "file: chartFile({ region, name: 'engines' }, build)"],
])('leaves alone %s', (_, fields) => {
  const source = `export function add(chart: Chart) { new Kind(chart, 'kind', { ${fields} }); }`;
  expect(decisions(findLiterals('sample.ts', source))).toEqual([]);
});
