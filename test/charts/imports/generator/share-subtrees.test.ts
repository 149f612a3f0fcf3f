import fc from 'fast-check';
import { compactJson } from '#charts/imports/generator/compact-json';
import { expandSchema } from '#charts/imports/generator/expand-definition';
import { type JsonObject, sorted } from '#charts/imports/generator/json';
import { pruneSchema } from '#charts/imports/generator/prune-schema';
import { shareSubtrees } from '#charts/imports/generator/share-subtrees';

/** Long enough to be worth a reference. */
const label = { type: 'string', maxLength: 63, pattern: `^${'[a-z0-9]([-a-z0-9]*[a-z0-9])?'.repeat(4)}$` };
const selector = { type: 'object', properties: { key: label, values: { type: 'array', items: label } } };
const object = (properties: JsonObject): JsonObject => ({ type: 'object', properties });
const share = (schema: JsonObject) => shareSubtrees(sorted(schema) as JsonObject);

test('what repeats stands once, under the name of the field where it is first met', () => {
  const { schema, $defs } = share(object({ after: selector, before: selector, note: { type: 'string' } }));
  expect(schema).toEqual(
    object({ after: { $ref: '#/$defs/after' }, before: { $ref: '#/$defs/after' }, note: { type: 'string' } }),
  );
  expect($defs).toEqual({
    after: object({ key: { $ref: '#/$defs/key' }, values: { type: 'array', items: { $ref: '#/$defs/key' } } }),
    key: sorted(label),
  });
});

test.each([
  ['what stands once', object({ only: selector })],
  ['what is short', object({ one: { type: 'string' }, two: { type: 'string' } })],
  ['what stands in allOf', { type: 'string', allOf: [label, label], anyOf: [label] }],
] as const)('%s stays where it is', (_, schema) => {
  const { $defs } = share(schema);
  expect(Object.keys($defs).filter((name) => name !== 'key')).toEqual([]);
});

test('two different parts of one name get two names', () => {
  const other = object({ ...selector.properties, more: { type: 'integer' } });
  const one = { type: 'integer' };
  const { $defs } = share(
    object({
      a: object({ template: selector, one }),
      b: object({ template: selector }),
      c: object({ template: other, one }),
      d: object({ template: other }),
    }),
  );
  expect(Object.keys($defs)).toEqual(expect.arrayContaining(['template', 'template2']));
});

const { schemas } = fc.letrec<{ schemas: JsonObject; leaf: JsonObject }>((tie) => ({
  leaf: fc.record({
    type: fc.constant('string'),
    enum: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'.repeat(60)), { minLength: 1 }),
  }),
  schemas: fc.oneof(
    { maxDepth: 5 },
    tie('leaf'),
    fc.record({ type: fc.constant('array'), items: tie('schemas') }),
    fc.record({ type: fc.constant('object'), additionalProperties: tie('schemas') }),
    fc
      .dictionary(fc.constantFrom('a', 'b', 'constructor', '$ref', 'items'), tie('schemas'), { maxKeys: 4 })
      .map(object),
  ),
}));

test('expanded again, a schema is what it was', () => {
  fc.assert(
    fc.property(schemas, (schema) => {
      expect(expandSchema(share(schema))).toEqual(sorted(schema));
    }),
  );
});

test('texts go, and a field that bears the name of a keyword stays', () => {
  const schema = { description: 'gone', ...object({ description: { type: 'string', description: 'gone' } }) };
  expect(pruneSchema(schema)).toEqual(object({ description: { type: 'string' } }));
  const rule = [{ rule: 'self.a', message: 'a', description: 'data of the rule' }];
  expect(pruneSchema({ default: { description: 'data' }, 'x-kubernetes-validations': rule })).toEqual({
    default: { description: 'data' },
    'x-kubernetes-validations': rule,
  });
});

test('text: short values on one line, longer ones broken, and the same data when read again', () => {
  const long = { type: 'object', properties: { key: label, value: label } };
  expect(compactJson({ short: [1, 2, 3] })).toBe('{"short":[1,2,3]}');
  expect(compactJson(long).split('\n')).toHaveLength(15);
  expect(JSON.parse(compactJson(long))).toEqual(long);
});
