import { benchOptions } from './options';

test('everything is measured unless parts are named', () => {
  expect(benchOptions([])).toEqual({
    only: ['authorizer', 'overhead', 'streams'],
    effort: { pairs: 5, seconds: 10 },
    write: false,
  });
  expect(benchOptions(['--only', 'streams,authorizer', '--pairs', '2', '--write'])).toEqual({
    only: ['authorizer', 'streams'],
    effort: { pairs: 2, seconds: 10 },
    write: true,
  });
});

test.each([
  [
    'a part that there is not',
    ['--only', 'streams,latency'],
    '--only: "latency" is no part; there are authorizer, overhead, streams',
  ],
  ['no number of pairs', ['--pairs', 'many'], '--pairs: "many" is no whole number above 0'],
  ['no time', ['--seconds', '0'], '--seconds: "0" is no whole number above 0'],
])('%s is refused', (_, args, message) => {
  expect(() => benchOptions(args)).toThrow(new Error(message));
});
