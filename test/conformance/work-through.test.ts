import { workThrough } from './work-through';

test('every item is taken once, by whichever worker is free, and the results keep the order', async () => {
  const taken: string[] = [];
  const worker = (name: string, turns: number) => async (item: number) => {
    taken.push(`${name}${item}`);
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    return item * 10;
  };
  expect(await workThrough([1, 2, 3, 4], [worker('slow', 20), worker('quick', 1)])).toEqual([10, 20, 30, 40]);
  expect(taken).toEqual(['slow1', 'quick2', 'quick3', 'quick4']);
});

test('an error of a worker is the error of all', async () => {
  await expect(workThrough([1], [() => Promise.reject(new Error('no'))])).rejects.toThrow(new Error('no'));
});
