import { resourcesIn, whyNotHeld } from './why-not-held';

const enough = { openFiles: 12_000, availableKiB: 10_000 * 1024 };

test.each([
  ['has enough', {}, undefined],
  [
    'lets a process open too few files',
    { openFiles: 11_999 },
    '10000 streams need 12000 open files in one process; the hard limit here is 11999 (ulimit -Hn)',
  ],
  [
    'has too little memory',
    { availableKiB: 9999 * 1024 },
    '10000 streams with the stand need 10000 MiB of memory; 9999 MiB are available here',
  ],
])('a machine that %s', (_, change, reason) => {
  expect(whyNotHeld(10_000, { ...enough, ...change })).toBe(reason);
});

const meminfo = 'MemTotal:       24000000 kB\nMemFree:  100 kB\nMemAvailable:   21000000 kB\n';

test.each([
  ['20000', 20_000],
  ['unlimited', Number.POSITIVE_INFINITY],
])('the hard limit of open files counts: %s', (hard, openFiles) => {
  const limits = `Limit                     Soft Limit           Hard Limit           Units\nMax open files            1024                 ${hard}                files\n`;
  expect(resourcesIn(limits, meminfo)).toEqual({ openFiles, availableKiB: 21_000_000 });
});

test('a machine without them is an error', () => {
  expect(() => resourcesIn('', meminfo)).toThrow(new Error('/proc says neither limits nor memory'));
});
