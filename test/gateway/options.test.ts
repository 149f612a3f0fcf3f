import { parseOptions } from './options';

const known = ['access', 'limits', 'faults'];

test('without options everything runs, on a stand that ends with the run', () => {
  expect(parseOptions([], known)).toEqual({ only: [], keep: false, attach: false, down: false });
});

test.each([
  ['some suites', ['--only', 'access,limits'], { only: ['access', 'limits'] }],
  ['a stand that stays', ['--keep'], { keep: true }],
  ['a stand that was kept', ['--attach', '--only=faults', '--update'], { attach: true, only: ['faults'] }],
  ['its end', ['--down'], { down: true }],
])('%s', (_, args, expected) => {
  expect(parseOptions(args, known)).toMatchObject(expected);
});

test('a suite that there is not is named, with those that there are', () => {
  expect(() => parseOptions(['--only', 'acess,limits'], known)).toThrow(
    new Error('--only: "acess" is no suite; there are access, limits, faults'),
  );
});

test('an option that there is not is refused', () => {
  expect(() => parseOptions(['--kepp'], known)).toThrow(/Unknown option '--kepp'/);
});
