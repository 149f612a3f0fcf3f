import type { Schema } from '#charts/imports/generator/custom-resource-definition';
import { typeWriter } from '#charts/imports/generator/type-writer';

test.each<readonly [schema: string, type: string, given: Schema]>([
  ['text', 'string', { type: 'string' }],
  ['a whole number', 'number', { type: 'integer' }],
  ['a quantity or a port', 'number | string', { 'x-kubernetes-int-or-string': true }],
  ['values', "'A' | 'B'", { type: 'string', enum: ['B', 'A', 'B'] }],
  ['a value with a quote', "'it\\'s'", { type: 'string', enum: ["it's"] }],
  [
    'values, narrowed where the type is used',
    "'B'",
    { type: 'string', allOf: [{ enum: ['A', 'B'] }, { enum: ['B'] }] },
  ],
  ['a list', 'readonly string[]', { type: 'array', items: { type: 'string' } }],
  ['a list of values', "ReadonlyArray<'A' | 'B'>", { type: 'array', items: { enum: ['A', 'B'] } }],
  ['a map', 'Readonly<Record<string, string>>', { type: 'object', additionalProperties: { type: 'string' } }],
  ['an object without fields: the server would drop any', 'Readonly<Record<string, never>>', { type: 'object' }],
  [
    'an object that may hold anything',
    'Readonly<Record<string, unknown>>',
    { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
  ],
  ['any value', 'unknown', { 'x-kubernetes-preserve-unknown-fields': true }],
  [
    'a small object, in place; a key that is no identifier is quoted',
    "{ readonly 'a-b'?: string; readonly c: boolean }",
    { type: 'object', required: ['c'], properties: { c: { type: 'boolean' }, 'a-b': { type: 'string' } } },
  ],
])('%s: %s', (_, type, given) => {
  const writer = typeWriter();
  expect(writer.typeOf(given, 'Pool')).toBe(type);
  expect(writer.declarations()).toEqual([]);
});

const LARGE: Schema = {
  type: 'object',
  properties: Object.fromEntries(['first', 'second', 'third', 'fourth'].map((key) => [key, { type: 'string' }])),
};

test('a large object is declared once, under the name of its first place', () => {
  const writer = typeWriter();
  const both: Schema = { type: 'object', properties: { leader: LARGE, worker: LARGE } };
  expect(writer.typeOf(both, 'Pool')).toBe('{ readonly leader?: PoolLeader; readonly worker?: PoolLeader }');
  expect(writer.declarations()).toEqual([
    'export interface PoolLeader {\n  readonly first?: string;\n  readonly fourth?: string;\n' +
      '  readonly second?: string;\n  readonly third?: string;\n}\n',
  ]);
});

test('an object that also takes other fields says so', () => {
  const writer = typeWriter();
  writer.typeOf({ ...LARGE, 'x-kubernetes-preserve-unknown-fields': true }, 'Pool');
  expect(writer.declarations().join('')).toContain('  readonly [field: string]: unknown;\n}');
});

test('two different objects cannot bear one name', () => {
  const writer = typeWriter();
  writer.typeOf(LARGE, 'Pool');
  const other: Schema = { ...LARGE, required: ['first'] };
  expect(() => writer.typeOf(other, 'Pool')).toThrow(new Error('Pool: two different objects of this name'));
});

test('a list must say of what', () => {
  expect(() => typeWriter().typeOf({ type: 'array' }, 'Pool')).toThrow(new Error('Pool: an array without items'));
});
