import test from 'ava';
import { smallestValue } from '../../../core/testing/smallest-value.ts';
import { type JsonSchema, validate } from '../../../core/validate.ts';

const schemas: readonly (readonly [name: string, schema: JsonSchema, value: unknown])[] = [
  ['an object', { type: 'object', required: ['a'], properties: { a: { type: 'string' }, b: { type: 'number' } } }, { a: '' }],
  ['text of a length', { type: 'string', minLength: 3 }, 'xxx'],
  ['a list with items', { type: 'array', minItems: 2, items: { type: 'integer', minimum: 5 } }, [5, 5]],
  ['a choice', { enum: ['b', 'a'] }, 'b'],
  ['a constant', { const: 7 }, 7],
  ['a default', { type: 'object', required: ['limit'], properties: { limit: { type: 'integer', default: 4 } } }, { limit: 4 }],
  ['one of several', { oneOf: [{ type: 'boolean' }, { type: 'string' }] }, false],
  ['several types', { type: ['string', 'null'] }, ''],
  ['an address', { type: 'string', format: 'email' }, 'ada@example.org'],
  ['a reference', { $ref: '#/$defs/a', $defs: { a: { type: 'array' } } }, []],
  ['nothing', { type: 'null' }, null],
];

for (const [name, schema, value] of schemas) {
  test(`the plainest value for ${name} fits its schema`, (t) => {
    t.deepEqual(smallestValue(schema), value);
    t.true(validate(schema, smallestValue(schema)).ok);
  });
}

test('a schema that goes round in circles comes to an end', (t) => {
  t.notThrows(() => smallestValue({ $ref: '#' }));
});
