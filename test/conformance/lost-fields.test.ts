import { lostFields } from './lost-fields';

test.each([
  ['the server adds defaults', { replicas: 1 }, { replicas: 1, strategy: {} }],
  ['a quantity in another unit', { cpu: '1000m', memory: '1024Mi' }, { cpu: '1', memory: '1Gi' }],
  ['empty values, which it does not write', { text: '', number: 0, flag: false }, {}],
  ['empty objects, which it keeps', { emptyDir: {} }, { emptyDir: {} }],
])('nothing is lost: %s', (_, sent, kept) => {
  expect(lostFields(sent, kept)).toEqual([]);
});

test.each([
  ['a field that a schema does not know', { spec: { a: { b: 1 } } }, { spec: { a: {} } }, 'spec.a.b: 1 -> undefined'],
  ['a whole branch', { spec: { a: { b: 'c' } } }, {}, 'spec.a.b: "c" -> undefined'],
  [
    'an empty object that means something',
    { volume: { emptyDir: {} } },
    { volume: {} },
    'volume.emptyDir: {} -> undefined',
  ],
  ['the last item of a list', { list: ['a', 'b'] }, { list: ['a'] }, 'list[1]: "b" -> undefined'],
  ['the order of a list', { list: ['a'] }, { list: ['b', 'a'] }, 'list[0]: "a" -> "b"'],
  ['a value that is replaced', { timeout: '60s' }, { timeout: '30s' }, 'timeout: "60s" -> "30s"'],
  ['a quantity that differs', { memory: '1Gi' }, { memory: '1G' }, 'memory: "1Gi" -> "1G"'],
  ['true', { flag: true }, {}, 'flag: true -> undefined'],
])('lost: %s', (_, sent, kept, lost) => {
  expect(lostFields(sent, kept)).toEqual([lost]);
});
