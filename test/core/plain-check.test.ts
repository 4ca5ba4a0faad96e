import { isDeepStrictEqual } from 'node:util';
import test from 'ava';
import { settingsSchema } from '../../core/config/settings-schema.ts';
import { fullCheck, fullSchemaProblem } from '../../core/full-check.ts';
import { plainCheck } from '../../core/plain-check.ts';
import type { JsonSchema } from '../../core/validate.ts';
import * as plugins from '../../plugins/index.ts';
import { start } from '../support/kernel.ts';
import { seededRandom } from '../support/seeded-random.ts';

const everything: JsonSchema = {
  type: 'object',
  title: 'Everything',
  additionalProperties: { type: 'object', required: ['at'], properties: { at: { type: 'integer', default: 7 } } },
  required: ['name', 'sizes'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 3, pattern: '^\\p{L}' },
    sizes: { type: 'array', minItems: 1, maxItems: 2, items: { type: 'object', additionalProperties: false, properties: { wide: { type: ['number', 'null'], minimum: 0, exclusiveMaximum: 1 }, odd: { type: 'boolean', default: true } } } },
    tone: { enum: ['plain', 'warm', null, 3] },
    site: { type: 'string', format: 'uri', default: 'https://mill.example' },
    mail: { type: 'string', format: 'email' },
    at: { type: 'string', format: 'date-time' },
    anything: {},
    days: { type: 'array', uniqueItems: true, items: { type: 'string' } },
    secret: { type: 'string', writeOnly: true },
    either: { title: 'Either', anyOf: [{ type: 'null' }, { type: 'object', additionalProperties: false, required: ['kind'], properties: { kind: { const: 'a' }, more: { type: 'object' } } }, { const: 3 }] },
    named: { type: 'object', propertyNames: { pattern: '^[a-z]+$' }, additionalProperties: { type: 'integer' } },
  },
};
const optionsOfPlugins = Object.values<{ readonly options?: JsonSchema }>(plugins).flatMap(({ options }) => (options === undefined ? [] : [options]));
const schemas: readonly JsonSchema[] = [everything, settingsSchema, ...optionsOfPlugins];

const scraps: readonly unknown[] = [
  undefined, null, true, false, 0, -0, 1, 7, 0.5, -1, 1e300, Number.NaN, Number.POSITIVE_INFINITY, '', 'x', 'é', '💡', '💡💡💡', 'xxxx', '3', 'plain', 'https://mill.example', 'http://mill.example:80/a/b', 'https://', 'http://a b',
  '2026-02-28T23:59:59Z', '2026-02-30T00:00:00.5Z', '2026-02-28T24:00:00Z', '0000-01-01T00:00:00Z', 'https://mill.example/%', 'me@mill.example', 'me@mill', 'a..b@mill.example', '(', '\\Z', 'string', ['string'], ['string', 'null'], ['string', 'string'], [], {}, [{}], [null], [1], { name: 'x' }, { at: 1 }, { wide: 0.5 }, { wide: 1, odd: null },
  Object.create({ name: 'x' }), new Date(0), JSON.parse('{"__proto__": 1}'), { type: 'string' }, { type: 'thing' }, { type: 'string', default: 'x' }, () => 1, 10n, Symbol('x'),
];

test('the settings and the options of every plugin that comes with the program are plain', (t) => {
  t.true(optionsOfPlugins.length > 3);
  for (const schema of schemas) t.not(plainCheck(schema), undefined);
});

test('what every agent that comes with the program gives back is plain: ajv is not loaded to begin with', async (t) => {
  const { kernel } = await start(Object.values(plugins));
  const agents = kernel.agents.all();
  t.true(agents.length >= 7);
  t.deepEqual(agents.filter(({ output }) => plainCheck(output) === undefined).map(({ id }) => id), []);
});

test('what surely fits is taken by ajv too, with the same defaults', (t) => {
  const random = seededRandom(11);
  let fitting = 0;
  for (let round = 0; round < 4_000; round += 1) {
    const schema = pick(schemas, random) ?? everything;
    const value = changed(pick([{ name: 'x', sizes: [{ wide: 0.2 }] }, {}, filled(settingsSchema)], random), random);
    const [mine, theirs] = [copied(value), copied(value)];
    const fits = plainCheck(schema)?.(mine) === true;
    if (!fits) continue;
    fitting += 1;
    const full = fullCheck(schema, theirs);
    if (!isDeepStrictEqual(full, { ok: true, value: mine })) t.fail(`${JSON.stringify(value)}: ${JSON.stringify(full)}`);
  }
  t.true(fitting > 200, `${fitting}`);
});

test('a schema that is plain has nothing wrong with it in the eyes of ajv', (t) => {
  const random = seededRandom(12);
  const seen = { plain: 0, wrong: 0 };
  for (let round = 0; round < 800; round += 1) {
    const schema = changed(pick([everything, ...optionsOfPlugins], random), random);
    if (typeof schema !== 'object' || schema === null) continue;
    const problem = fullSchemaProblem(schema as JsonSchema);
    if (problem !== undefined) seen.wrong += 1;
    if (plainCheck(schema) === undefined) continue;
    seen.plain += 1;
    t.is(problem, undefined, JSON.stringify(schema));
  }
  t.true(seen.plain > 100 && seen.wrong > 100, JSON.stringify(seen));
});

for (const [what, schema] of [
  ['an unknown keyword', { type: 'object', requierd: [] }],
  ['alternatives', { oneOf: [{ type: 'string' }] }],
  ['an alternative that is unknown', { anyOf: [{ type: 'string' }, { not: {} }] }],
  ['alternatives beside a type', { type: 'object', anyOf: [{ type: 'object' }] }],
  ['a default in an alternative', { anyOf: [{ type: 'object', properties: { x: { type: 'string', default: 'x' } } }] }],
  ['itself in an alternative', { anyOf: [itself()] }],
  ['a reference', { $ref: '#' }],
  ['a name', { $id: 'https://theirs.example/x', type: 'string' }],
  ['a keyword without its type', { minLength: 1 }],
  ['a default for the whole', { type: 'string', default: 'x' }],
  ['a default that is no data', { type: 'object', required: ['x'], properties: { x: { type: 'string', default: () => 'x' } } }],
  ['an inherited name', { type: 'object', properties: { constructor: { type: 'string' } } }],
  ['itself in it', itself()],
] as const) {
  test(`a schema with ${what} is left to ajv`, (t) => {
    t.is(plainCheck(schema), undefined);
  });
}

test('what a schema says after it was looked at changes nothing', (t) => {
  const properties: Record<string, unknown> = { name: { type: 'string' } };
  const required = ['name'];
  const fits = plainCheck({ type: 'object', required, properties });
  required.length = 0;
  delete properties['name'];
  t.false(fits?.({}));
  t.false(fits?.({ name: 1 }));
  t.true(fits?.({ name: 'x' }));
});

function itself(): JsonSchema {
  const schema: Record<string, unknown> = { type: 'array' };
  schema['items'] = schema;
  return schema;
}

function filled(schema: JsonSchema): unknown {
  const value = {};
  fullCheck(schema, value);
  return value;
}

/** With up to three of its places, at any depth, taken by something else. */
function changed(value: unknown, random: () => number): unknown {
  const copy = copied(value);
  for (let times = Math.floor(random() * 4); times > 0; times -= 1) {
    let place = copy as Record<string, unknown>;
    for (;;) {
      const names = [...Object.keys(place), 'name', 'sizes', 'tone', 'site', 'mail', 'anything', 'minLength', 'pattern', 'default', 'required', 'items', 'type'];
      const name = pick(names, random) ?? 'name';
      const inner = Object.hasOwn(place, name) ? place[name] : undefined;
      if (isData(inner) && random() < 0.8) {
        place = inner as Record<string, unknown>;
        continue;
      }
      place[name] = copied(pick(scraps, random));
      break;
    }
  }
  return copy;
}

/** `structuredClone` that leaves alone what is no data. */
function copied(value: unknown): unknown {
  if (!isData(value)) return value;
  if (Array.isArray(value)) return value.map(copied);
  const copy: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) Object.defineProperty(copy, name, { value: copied(inner), writable: true, enumerable: true, configurable: true });
  return copy;
}

function isData(value: unknown): value is object {
  return Array.isArray(value) || (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype);
}

function pick<Item>(list: readonly Item[], random: () => number): Item | undefined {
  return list[Math.floor(random() * list.length)];
}
