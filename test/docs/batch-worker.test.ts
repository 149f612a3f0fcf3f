import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedRegions } from '#test/topology/shipped-topologies';

const text = readFileSync(join(process.cwd(), 'docs/batch-worker.md'), 'utf8');

test('the contract names what a worker is told, all of it and nothing else', () => {
  const workers = shippedRegions.flatMap(([, { batchWorker }]) => (batchWorker === null ? [] : [batchWorker]));
  expect(workers).not.toEqual([]);
  const told = text
    .split('\n')
    .flatMap((line) => (line.startsWith('| `') ? [...(line.split('|')[1] ?? '').matchAll(/`(\w+)`/g)] : []));
  for (const { env } of workers) {
    expect(told.map(([, name]) => name).sort()).toEqual(env.map(({ name }) => name));
  }
});

test('the contract states the waits that are rendered', () => {
  const [worker] = shippedRegions.flatMap(([, { batchWorker }]) => (batchWorker === null ? [] : [batchWorker]));
  expect(text).toContain(`asks the queue every ${worker?.scaling.pollSeconds} seconds`);
  expect(worker?.scaling.cooldownSeconds).toBe(300);
  expect(text).toContain('five minutes after the last');
});
