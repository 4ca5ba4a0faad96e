import test from 'ava';
import { parseValue } from '../../../core/config/parse-value.ts';

const read: readonly (readonly [text: string, schema: object, value: unknown])[] = [
  ['7', { type: 'string' }, '7'],
  ['7', { type: 'integer' }, 7],
  [' 7 ', { type: 'integer' }, 7],
  ['0.5', { type: 'number' }, 0.5],
  ['TRUE', { type: 'boolean' }, true],
  ['null', { type: ['string', 'null'] }, null],
  ['7', { type: ['string', 'null'] }, '7'],
  ['null', { type: ['array', 'null'] }, null],
  ['a,b', { type: ['array', 'null'] }, ['a', 'b']],
  ['7', { type: ['string', 'integer'] }, 7],
  ['a, b', { type: 'array', items: { type: 'string' } }, ['a', 'b']],
  ['["a, b"]', { type: 'array', items: { type: 'string' } }, ['a, b']],
  ['1,2', { type: 'array', items: { type: 'integer' } }, [1, 2]],
  ['', { type: 'array' }, []],
  ['{"a":1}', { type: 'object' }, { a: 1 }],
  ['7', {}, 7],
  ['"7"', {}, '7'],
  ['true', {}, true],
  ['[1]', {}, [1]],
  ['http://x', {}, 'http://x'],
  ['12 Mill Lane', {}, '12 Mill Lane'],
  ['nullable', {}, 'nullable'],
];

for (const [text, schema, value] of read) {
  test(`"${text}" read as ${JSON.stringify(schema)} is ${JSON.stringify(value)}`, (t) => {
    t.deepEqual(parseValue(text, schema as Record<string, unknown>), { ok: true, value });
  });
}

const refused: readonly (readonly [text: string, type: string, says: RegExp])[] = [
  ['many', 'integer', /whole number/],
  ['1.5', 'integer', /whole number/],
  ['1e3', 'integer', /whole number/],
  ['0x10', 'number', /number/],
  ['', 'number', /number/],
  ['yes', 'boolean', /true or false/],
  ['[1', 'array', /list/],
  ['[]', 'object', /JSON object/],
];

for (const [text, type, says] of refused) {
  test(`"${text}" is no ${type}, and the reason does not repeat it`, (t) => {
    const parsed = parseValue(text, { type });
    t.false(parsed.ok);
    t.regex(parsed.ok ? '' : parsed.problem, says);
  });
}
