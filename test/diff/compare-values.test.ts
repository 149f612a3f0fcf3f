import { compareValues } from '#lib/diff/compare-values';

/** A difference as a line: path, kind, both values. */
function lines(before: unknown, after: unknown): readonly string[] {
  return compareValues(before, after).map(({ path, kind, before: left, after: right }) =>
    [path, kind, JSON.stringify(left), JSON.stringify(right)].join(' '),
  );
}

const pod = (name: string, image: string) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec: { image } });

test.each([
  { reason: 'nothing', before: { a: [1, { b: null }] }, after: { a: [1, { b: null }] }, told: [] },
  { reason: 'another value', before: { a: { b: 1 } }, after: { a: { b: 2 } }, told: ['a.b changed 1 2'] },
  { reason: 'another type', before: { a: 1 }, after: { a: '1' }, told: ['a changed 1 "1"'] },
  {
    reason: 'a field more and one less',
    before: { a: 1 },
    after: { b: null },
    told: ['a removed 1 null', 'b added null null'],
  },
  { reason: 'the order of fields', before: { a: 1, b: 2 }, after: { b: 2, a: 1 }, told: [] },
  {
    reason: 'a named element before others',
    before: { env: [{ name: 'A', value: '1' }] },
    after: {
      env: [
        { name: 'B', value: '2' },
        { name: 'A', value: '3' },
      ],
    },
    told: ['env[A].value changed "1" "3"', 'env[B] added null {"name":"B","value":"2"}'],
  },
  {
    reason: 'named elements in another order',
    before: { tags: [{ Key: 'a' }, { Key: 'b' }] },
    after: { tags: [{ Key: 'b' }, { Key: 'a' }] },
    told: ['tags reordered ["a","b"] ["b","a"]'],
  },
  {
    reason: 'elements that share a name, by place',
    before: {
      ports: [
        { name: 'p', port: 1 },
        { name: 'p', port: 2 },
      ],
    },
    after: {
      ports: [
        { name: 'p', port: 1 },
        { name: 'p', port: 3 },
      ],
    },
    told: ['ports[1].port changed 2 3'],
  },
  {
    reason: 'a scalar between others',
    before: { args: ['--a', '--c'] },
    after: { args: ['--a', '--b', '--c'] },
    told: ['args[1] added null "--b"'],
  },
  {
    reason: 'scalars in another order',
    before: { args: ['a', 'b'] },
    after: { args: ['b', 'a'] },
    told: ['args[0] changed "a" "b"', 'args[1] changed "b" "a"'],
  },
  {
    reason: 'manifests in a text, by what they are',
    before: { Manifest: JSON.stringify([pod('a', 'x'), pod('b', 'x')]) },
    after: { Manifest: JSON.stringify([pod('c', 'x'), pod('a', 'x'), pod('b', 'y')]) },
    told: ['Manifest[Pod b].spec.image changed "x" "y"', `Manifest[Pod c] added null ${JSON.stringify(pod('c', 'x'))}`],
  },
  {
    reason: 'JSON that is written otherwise',
    before: { Values: '{"a":1}' },
    after: { Values: '{ "a": 1 }' },
    told: ['Values changed "{\\"a\\":1}" "{ \\"a\\": 1 }"'],
  },
  {
    reason: 'a text that only begins like JSON',
    before: { text: '{{ .Value }}' },
    after: { text: '{{ .Other }}' },
    told: ['text changed "{{ .Value }}" "{{ .Other }}"'],
  },
])('$reason', ({ before, after, told }) => {
  expect(lines(before, after)).toEqual(told);
});
