import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';
import { meridian, removeScratches, scratch } from './run-program';

afterAll(removeScratches);

/** What `vllm bench serve` writes of a run with as many requests in flight. */
function vllmBench(inFlight: number) {
  const tpotMs = 27.5 + 2.5 * inFlight;
  const requestSeconds = 0.2 + (199 * tpotMs) / 1000;
  return {
    backend: 'vllm',
    max_concurrency: inFlight,
    duration: 100,
    completed: 400,
    total_input_tokens: 400_000,
    total_output_tokens: 80_000,
    request_throughput: inFlight / requestSeconds,
    mean_ttft_ms: 200,
    mean_tpot_ms: tpotMs,
  };
}

/** A blueprint in a folder, with a load test beside it. */
function folderWith(content: unknown): string {
  const folder = scratch();
  const blueprint = minimalBlueprint((draft) => {
    draft.models.chat.loadTests = [{ instanceType: 'g6e.4xlarge', file: 'runs.json' }];
    draft.models.chat.slo.tpot.boundMs = 100;
  });
  writeFileSync(join(folder, 'mine.json'), JSON.stringify(blueprint));
  if (content !== undefined) writeFileSync(join(folder, 'runs.json'), JSON.stringify(content));
  return folder;
}

test('a plan rests on the load test that stands beside the blueprint', async () => {
  const folder = folderWith([1, 2, 4, 8].map(vllmBench));
  const { code, stdout, stderr } = await meridian(['plan', '--blueprint', join(folder, 'mine.json')], {
    cwd: scratch(),
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/eu-north-1 +chat .* operator\n/);
});

test.each([
  ['is not there', undefined, /runs\.json: cannot be read as a load test: ENOENT/],
  [
    'no known tool wrote',
    { tokens: 1 },
    /runs\.json: cannot be read as a load test: .*no load test that is known here by a field of it/,
  ],
])('a load test that %s is bad input', async (_, content, message) => {
  const folder = folderWith(content);
  const { code, stdout, stderr } = await meridian(['plan', '--blueprint', join(folder, 'mine.json')], {
    cwd: scratch(),
  });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(message);
});
