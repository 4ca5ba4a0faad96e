import test from 'ava';
import { isStrict } from '../../../../plugins/backends/openai/strict-schema.ts';

const text = { type: 'string' };
const object = (properties: object, more: object = {}) => ({ type: 'object', additionalProperties: false, required: Object.keys(properties), properties, ...more });

const strict: Readonly<Record<string, object>> = {
  'all properties required, none other allowed': object({ a: text, b: { type: 'integer', minimum: 0 } }),
  'objects in lists': object({ list: { type: 'array', items: object({ a: text }), minItems: 1 } }),
  'a property that may be null': object({ a: { type: ['string', 'null'] } }),
  'a choice': object({ a: { anyOf: [text, object({ b: text })] } }),
  'definitions': object({ a: { $ref: '#/$defs/a' } }, { $defs: { a: object({ b: text }) } }),
  'an enumeration': object({ a: { type: 'string', enum: ['x', 'y'] } }),
  'nothing at all': object({}),
  'five levels': Array.from({ length: 5 }).reduce<object>((inner) => object({ a: inner }), text),
};

const loose: Readonly<Record<string, object>> = {
  'a property that may be missing': object({ a: text, b: text }, { required: ['a'] }),
  'a name that is required and not there': object({ a: text }, { required: ['a', 'b'] }),
  'other properties allowed': { type: 'object', required: ['a'], properties: { a: text } },
  'a map': object({ a: { type: 'object', additionalProperties: text } }),
  'a lack deep inside': object({ list: { type: 'array', items: { type: 'object', properties: { a: text } } } }),
  'a list of anything': object({ a: { type: 'array' } }),
  'a value of any kind': object({ a: {} }),
  'a default': object({ a: { type: 'string', default: 'x' } }),
  'the length of a text': object({ a: { type: 'string', minLength: 1 } }),
  'a format that is not known': object({ a: { type: 'string', format: 'uri' } }),
  'a pattern that looks ahead': object({ a: { type: 'string', pattern: '^(?!x)' } }),
  'all of several': object({ a: { allOf: [text] } }),
  'a list as the whole': { type: 'array', items: text },
  'a choice as the whole': { type: 'object', anyOf: [object({ a: text })] },
  'more than five levels': Array.from({ length: 6 }).reduce<object>((inner) => object({ a: inner }), text),
};

for (const [name, schema] of Object.entries(strict)) {
  test(`strict mode understands ${name}`, (t) => {
    t.true(isStrict(schema as Readonly<Record<string, unknown>>));
  });
}

for (const [name, schema] of Object.entries(loose)) {
  test(`strict mode would refuse ${name}`, (t) => {
    t.false(isStrict(schema as Readonly<Record<string, unknown>>));
  });
}
