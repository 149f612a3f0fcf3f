import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DiffReport, RenderedChanges } from '#diff';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';
import { write } from './git-folder';
import { meridian, removeScratches, runProgram, scratch } from './run-program';

afterAll(removeScratches);
jest.setTimeout(180_000);

/** A folder with a blueprint and what a synth made of it: made once, copied for each test. */
const made = scratch();

beforeAll(async () => {
  write(made, { 'mine.json': minimalBlueprint() });
  const { code, stderr } = await runProgram('bench-unproved.ts', ['mine.json'], { cwd: made });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

/** The folder with three files changed by hand: a property of the key, the name of the stream, a manifest. */
function copyChangedByHand(): string {
  const cwd = scratch();
  cpSync(made, cwd, { recursive: true });
  edit(cwd, 'cdk.out/assembly-test', /euKeys.*template/, ['Data of jurisdiction eu in', 'Written by hand in']);
  edit(cwd, 'cdk.out/assembly-test', /eunorth1Data.*template/, ['"test-eu-north-1-usage"', '"other-eu-north-1-usage"']);
  edit(cwd, 'dist/test/eu-north-1/40-scaling', /chat/, [
    'stabilizationWindowSeconds: 450',
    'stabilizationWindowSeconds: 30',
  ]);
  return cwd;
}

/** Changes a text file, and fails when there is nothing to change. */
function edit(cwd: string, folder: string, name: RegExp, [from, to]: readonly [string, string]): void {
  const file = join(cwd, folder, String(readdirSync(join(cwd, folder)).find((entry) => name.test(entry))));
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

/** Every difference as a line: stack or folder, name, path, values. */
function lines(changes: RenderedChanges | null | undefined): readonly string[] {
  return (changes?.changes ?? []).flatMap(({ group, subject, properties }) =>
    properties.map(({ path, before, after }) => `${group} ${subject} ${path}: ${before} -> ${after}`),
  );
}

const byHand = [
  'test/eu/Keys Primary Properties.Description: Written by hand in deployment test -> Data of jurisdiction eu in deployment test',
  'test/eu-north-1/Data Stream790BDEE4 Properties.Name: other-eu-north-1-usage -> test-eu-north-1-usage',
  'eu-north-1/40-scaling ScaledObject models/chat-burst spec.advanced.horizontalPodAutoscalerConfig.behavior.scaleDown.stabilizationWindowSeconds: 30 -> 450',
];

test.concurrent('what a hand changed is not explained, what the blueprint changed is', async () => {
  const cwd = copyChangedByHand();
  const change = minimalBlueprint((draft) => {
    draft.tiers.standard.requestsPerMinute = 900;
    draft.data = { retention: { hotDays: 20, coldDays: 365 } };
  });
  write(cwd, { 'mine.json': change });
  const argv = ['diff', '--blueprint', 'mine.json', '--against', 'cdk.out', '--rendered', '--fail-on', 'replacement'];
  const { code, stdout, stderr } = await meridian([...argv, '--json'], { cwd });
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  const { rendered, topologyCompared, changes, rest, failures } = JSON.parse(stdout) as DiffReport;
  expect(topologyCompared).toBe(true);
  expect(changes.length + rest.length).toBeGreaterThan(0);
  expect(rendered?.notCompared).toEqual([]);
  expect([...lines(rendered?.unexplained)].sort()).toEqual([...byHand].sort());
  const explained = lines(rendered?.explained);
  expect(explained).toContain(
    'eu-north-1/50-gateway BackendTrafficPolicy gateway/meridian spec.rateLimit.global.rules[0].limit.requests: 600 -> 900',
  );
  expect(explained).toContain(
    'test/eu-north-1/Data BucketrequestlogDC9C903F Properties.LifecycleConfiguration.Rules[retention].ExpirationInDays: 2557 -> 365',
  );
  expect(explained.filter((line) => byHand.includes(line))).toEqual([]);
  const stream =
    'test/eu-north-1/Data: Stream790BDEE4 (AWS::Kinesis::Stream) would be REPLACED by a change of Name: it holds usage records that nobody has read yet';
  expect(failures).toEqual([{ condition: 'replacement', reasons: expect.arrayContaining([stream]) }]);
});

test.concurrent('an assembly that records no Topology, its manifests elsewhere: what differs, what cannot be told, and why', async () => {
  const cwd = copyChangedByHand();
  rmSync(join(cwd, 'cdk.out/assembly-test/test.topology.json'));
  rmSync(join(cwd, 'dist'), { recursive: true });
  const argv = ['diff', '--blueprint', 'mine.json', '--against', 'cdk.out', '--rendered'];
  const { code, stdout, stderr } = await meridian([...argv, '--json', '--fail-on', 'destructive'], { cwd });
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  const { rendered, topologyCompared, changes, rest, cost } = JSON.parse(stdout) as DiffReport;
  expect({ topologyCompared, changes, rest, cost }).toEqual({
    topologyCompared: false,
    changes: [],
    rest: [],
    cost: null,
  });
  expect(rendered?.explained).toBeNull();
  expect([...lines(rendered?.unexplained)].sort()).toEqual(byHand.slice(0, 2).sort());
  expect(rendered?.notCompared).toEqual([
    'cdk.out records no Topology: it cannot be told which differences a change of it explains.',
    `The manifests of cdk.out are not compared: ${join(cwd, 'dist')} holds none of "test"; --manifests DIR says where they are.`,
  ]);
});

test.concurrent('nothing changed since the synth: nothing is told, and no file is left', async () => {
  const tmp = scratch();
  const argv = ['diff', '--blueprint', 'mine.json', '--against', 'cdk.out', '--rendered', '--json', '--fail-on', 'any'];
  const { code, stdout, stderr } = await meridian(argv, { cwd: made, env: { TMPDIR: tmp } });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const nothing = { changes: [], assets: [], rewritten: [] };
  expect(JSON.parse(stdout)).toMatchObject({
    changes: [],
    rest: [],
    rendered: { explained: nothing, unexplained: nothing, notCompared: [] },
    failures: [],
  });
  expect(readdirSync(tmp).filter((name) => name.startsWith('meridian-'))).toEqual([]);
});
