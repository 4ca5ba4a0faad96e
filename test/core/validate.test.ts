import test from 'ava';
import { type JsonSchema, schemaProblem, validate } from '../../core/validate.ts';

const schema: JsonSchema = {
  type: 'object',
  required: ['name'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 1 },
    limit: { type: 'integer', minimum: 1, default: 10 },
    tone: { enum: ['plain', 'warm'] },
    at: { type: 'string', format: 'date-time' },
    parts: { type: 'array', items: { type: 'object', additionalProperties: false, properties: { 'a/b': { type: 'number' } } } },
  },
};

test('defaults are filled in', (t) => {
  t.deepEqual(validate(schema, { name: 'x' }), { ok: true, value: { name: 'x', limit: 10 } });
});

const faults: readonly (readonly [value: unknown, problems: string])[] = [
  [{}, "the value must have required property 'name'"],
  ['x', 'the value must be object'],
  [null, 'the value must be object'],
  [{ name: '' }, 'name must NOT have fewer than 1 characters'],
  [{ name: 'x', limit: 0 }, 'limit must be >= 1'],
  [{ name: 'x', nam: 'x' }, 'nam is not known'],
  [{ name: 'x', tone: 'loud' }, 'tone must be equal to one of the allowed values (plain, warm)'],
  [{ name: 'x', at: 'yesterday' }, 'at must match format "date-time"'],
  [{ name: 'x', parts: [{}, { 'a/b': 'y' }] }, 'parts.1.a/b must be number'],
  [{ name: 'x', parts: [{ c: 1 }] }, 'parts.0.c is not known'],
  [{ name: 7, limit: 'many' }, 'name must be string; limit must be integer'],
];

for (const [value, problems] of faults) {
  test(`${JSON.stringify(value)} is refused with its places: ${problems}`, (t) => {
    t.deepEqual(validate(schema, value), { ok: false, problems });
  });
}

for (const [what, bad, problem] of [
  ['text', 'schema', /not an object/],
  ['null', null, /not an object/],
  ['a list', [], /must be object/],
  ['an unknown keyword', { type: 'object', requierd: [] }, /unknown keyword: "requierd"/],
  ['an unknown type', { type: 'thing' }, /type/],
  ['an unknown format', { type: 'string', format: 'colour' }, /unknown format "colour"/],
  ['a required property that is not described', { type: 'object', required: ['x'] }, /required property "x" is not defined/],
  ['a reference to nowhere', { $ref: '#/$defs/nothing' }, /can't resolve reference/],
  ['a reference to the network', { $ref: 'https://schemas.example/x.json' }, /can't resolve reference/],
  ['an answer by promise', { $async: true, type: 'object' }, /asynchronous schemas/],
] as const) {
  test(`a schema with ${what} says what is wrong with it, each time it is looked at`, (t) => {
    for (const _ of [1, 2, 3]) t.regex(schemaProblem(bad) ?? 'nothing is wrong', problem);
    if (typeof bad === 'object' && bad !== null) t.throws(() => validate(bad as JsonSchema, {}));
  });
}

test('two schemas with one $id do not stand in each other\'s way', (t) => {
  const withId = (limit: number): JsonSchema => ({ $id: 'https://theirs.example/options', type: 'number', maximum: limit });
  t.false(validate(withId(1), 2).ok);
  t.true(validate(withId(3), 2).ok);
  t.regex(schemaProblem({ $ref: 'https://theirs.example/options' }) ?? '', /can't resolve reference/);
});

test('a schema that calls itself the schema of schemas takes nothing from the others', (t) => {
  t.is(schemaProblem({ $id: 'http://json-schema.org/draft-07/schema#', type: 'object' }), undefined);
  t.regex(schemaProblem({ type: 'thing' }) ?? '', /type/);
  t.true(validate({ type: 'object', properties: { fresh: { type: 'string' } } }, {}).ok);
});

test('a value with a key called __proto__ is refused or kept as data, and changes no prototype', (t) => {
  const value = JSON.parse('{"name": "x", "__proto__": {"polluted": true}}') as unknown;
  t.deepEqual(validate(schema, value), { ok: false, problems: '__proto__ is not known' });
  validate({ type: 'object' }, JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}'));
  t.false('polluted' in {});
});
