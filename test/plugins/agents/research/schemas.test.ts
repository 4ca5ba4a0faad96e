import test from 'ava';
import { schemaProblem, validate } from '../../../../core/validate.ts';
import { findingsAnswer, researchOutput } from '../../../../plugins/agents/research/schemas.ts';

test('the schemas of research are themselves valid', (t) => {
  t.is(schemaProblem(findingsAnswer), undefined);
  t.is(schemaProblem(researchOutput), undefined);
});

test('an answer with a kind of finding that nobody knows is refused', (t) => {
  t.false(validate(findingsAnswer, { summary: '', findings: [{ kind: 'rumour', text: 'x', uri: 'u', quote: 'x' }] }).ok);
  t.true(validate(findingsAnswer, { summary: '', findings: [{ kind: 'company', text: 'x', uri: 'u', quote: 'x' }] }).ok);
});

test('a contact that is no address is refused', (t) => {
  const output = { brief: { phase: 'light', summary: '', findings: [] }, documents: [] };
  t.true(validate(researchOutput, { ...output, contact: { email: 'a@b.example', provenance: { uri: 'u', how: 'stated' } } }).ok);
  t.false(validate(researchOutput, { ...output, contact: { email: 'everyone', provenance: { uri: 'u', how: 'stated' } } }).ok);
});
