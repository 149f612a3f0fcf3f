import { residentIn, residentKiB } from './memory';

test('memory is what is resident, not what is reserved', () => {
  expect(residentIn('Name:\tenvoy\nVmSize:\t 9000000 kB\nVmHWM:\t  171508 kB\nVmRSS:\t  161508 kB\n', 'it')).toBe(
    161_508,
  );
});

test('this process has some', () => {
  expect(residentKiB({ name: 'this', pid: process.pid })).toBeGreaterThan(10_000);
});

test('a process that has ended has none', () => {
  expect(() => residentIn('Name:\tenvoy\nState:\tZ (zombie)\n', 'envoy')).toThrow(
    new Error('envoy: its status says no VmRSS: it has ended'),
  );
});
