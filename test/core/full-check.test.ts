import test from 'ava';
import { fullCheck, fullSchemaProblem } from '../../core/full-check.ts';

const schema = { type: 'object', properties: { at: { type: 'string', format: 'date' }, limit: { type: 'integer', default: 10 } } };

test('what is beyond a plain look is judged as well: formats, alternatives, references', (t) => {
  t.deepEqual(fullCheck(schema, { at: '2026-11-21' }), { ok: true, value: { at: '2026-11-21', limit: 10 } });
  t.deepEqual(fullCheck(schema, { at: 'soon' }), { ok: false, problems: 'at must match format "date"' });
  t.is(fullSchemaProblem({ oneOf: [{ type: 'string' }, { $ref: '#/definitions/size' }], definitions: { size: { type: 'number' } } }), undefined);
});

test('a schema that is wrong is named as such', (t) => {
  t.regex(fullSchemaProblem({ type: 'object', requierd: [] }) ?? '', /unknown keyword: "requierd"/);
});
