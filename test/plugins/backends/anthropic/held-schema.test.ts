import test from 'ava';
import { heldSchema } from '../../../../plugins/backends/anthropic/held-schema.ts';

const table: readonly (readonly [title: string, schema: Record<string, unknown>, expected: unknown])[] = [
  [
    'limits that are not held to are said in words, and the object is closed',
    { type: 'object', required: ['a'], properties: { a: { type: 'string', minLength: 1, maxLength: 70, description: 'A subject.' } } },
    { type: 'object', required: ['a'], properties: { a: { type: 'string', description: 'A subject. It must fit {"minLength":1,"maxLength":70} as well.' } }, additionalProperties: false },
  ],
  ['formats that are held to stay', { type: 'string', format: 'date' }, { type: 'string', format: 'date' }],
  ['other formats are said in words', { type: 'string', format: 'iri' }, { type: 'string', description: 'It must fit {"format":"iri"} as well.' }],
  ['a list may be held to one item, not to two', { type: 'array', minItems: 2, items: { type: 'integer' } }, { type: 'array', items: { type: 'integer' }, description: 'It must fit {"minItems":2} as well.' }],
  ['one of several becomes any of them', { oneOf: [{ type: 'null' }, { type: 'string' }] }, { anyOf: [{ type: 'null' }, { type: 'string' }] }],
  ['choices without a type stay choices', { enum: [3, 7] }, { enum: [3, 7] }],
  [
    'an object or nothing is closed too',
    { type: ['object', 'null'], properties: { a: { type: 'null' } }, additionalProperties: true },
    { type: ['object', 'null'], properties: { a: { type: 'null' } }, additionalProperties: false },
  ],
  ['definitions are followed', { $ref: '#/definitions/a', definitions: { a: { type: 'string', pattern: 'x' } } }, { $ref: '#/definitions/a', definitions: { a: { type: 'string', description: 'It must fit {"pattern":"x"} as well.' } } }],
  ['a map with free keys is not held', { type: 'object', additionalProperties: { type: 'string' } }, undefined],
  ['a map within a list is not held', { type: 'array', items: { type: 'object' } }, undefined],
  ['anything at all is not held', { type: 'object', properties: { a: {} } }, undefined],
  ['a schema within itself is not held', { type: 'object', properties: { more: { $ref: '#' } } }, undefined],
  ['a property may be called what it likes', { type: 'object', properties: { constructor: { type: 'string' } } }, { type: 'object', properties: { constructor: { type: 'string' } }, additionalProperties: false }],
];

for (const [title, schema, expected] of table) test(title, (t) => t.deepEqual(heldSchema(schema), expected as never));
