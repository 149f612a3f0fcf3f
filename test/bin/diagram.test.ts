import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BadInputError } from '#bin/bad-input-error';
import { readViews } from '#bin/read-views';
import { shippedTopology } from '#test/topology/shipped-topologies';
import { meridian, removeScratches, scratch } from './run-program';

jest.setTimeout(60_000);
afterAll(removeScratches);

const demo = shippedTopology('demo');

test('the README’s picture is what is printed, and what is written to a file in folders that are not there yet', async () => {
  const folder = scratch();
  const [printed, written] = await Promise.all([
    meridian(['diagram', 'production'], { cwd: folder }),
    meridian(['diagram', 'production', '--output', 'new/folder/production.svg'], { cwd: folder }),
  ]);
  expect({ ...printed, stdout: '' }).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(written).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(printed.stdout).toBe(readFileSync(resolve('docs/diagrams/production.svg'), 'utf8'));
  expect(readFileSync(join(folder, 'new/folder/production.svg'), 'utf8')).toBe(printed.stdout);
});

test.each([
  [
    'a view as Mermaid',
    ['--format', 'mermaid', '--view', 'failover=us'],
    /^---\ntitle: "demo: failover in us"\n---\nflowchart TB\n/u,
  ],
  ['all views in one file', ['--format', 'drawio'], /<diagram id="page-4" name="failover=us">/u],
])('draws %s', async (_what, argv, form) => {
  const { code, stdout, stderr } = await meridian(['diagram', 'demo', ...argv], { cwd: scratch() });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(form);
});

test.each([
  [
    'several views where a file holds one',
    ['--view', 'deployment', '--view', 'failover=us'],
    '--view: 2 views are given; allowed: one with --format svg, several with --format drawio\n',
  ],
  [
    'a form that there is not',
    ['--format', 'png'],
    "error: option '--format <form>' argument 'png' is invalid. Allowed choices are svg, mermaid, drawio.\n(add --help for what is allowed)\n",
  ],
  ['a file that cannot be written', ['--output', '/'], /^\/: cannot be written to: EISDIR/u],
])('refuses %s, with exit code 2', async (_what, argv, message) => {
  const { code, stdout, stderr } = await meridian(['diagram', 'demo', ...argv], { cwd: scratch() });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  if (typeof message === 'string') expect(stderr).toBe(message);
  else expect(stderr).toMatch(message);
});

test('every kind of view is found by its name', () => {
  const names = ['deployment', 'jurisdiction=us', 'region=us-east-2', 'failover=us', 'request=us-east-1/chat-large'];
  expect(readViews(demo, names)).toEqual([
    { kind: 'deployment' },
    { kind: 'jurisdiction', jurisdiction: 'us' },
    { kind: 'region', region: 'us-east-2' },
    { kind: 'failover', jurisdiction: 'us' },
    { kind: 'request', region: 'us-east-1', model: 'chat-large' },
  ]);
});

test.each([
  [
    'a kind that there is not',
    ['regoin=us-east-1'],
    '--view: "regoin=us-east-1" is not a view; allowed: deployment, jurisdiction=JURISDICTION, region=REGION, failover=JURISDICTION, request=REGION/MODEL; did you mean "region=us-east-1"?',
  ],
  [
    'two places that there are not',
    ['region=eu-north-1', 'failover=eu'],
    '--view: "region=eu-north-1" is not a view; allowed: region=us-east-1, region=us-east-2\n--view: "failover=eu" is not a view; allowed: failover=us; did you mean "failover=us"?',
  ],
  [
    'a model that there is not',
    ['request=us-east-1/chat-largest'],
    '--view: "request=us-east-1/chat-largest" is not a view; allowed: request=us-east-1/chat-small, request=us-east-1/chat-large, request=us-east-2/chat-small, request=us-east-2/chat-large; did you mean "request=us-east-1/chat-large"?',
  ],
])('refuses %s', (_what, names, message) => {
  expect(() => readViews(demo, names)).toThrow(new BadInputError(message));
});
