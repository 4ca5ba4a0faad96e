import test from 'ava';
import { schemaProblem, validate } from '../../../../core/validate.ts';
import { draft, draftAnswer } from '../../../../plugins/agents/writer/schemas.ts';

test('the schemas of the writer are themselves valid', (t) => {
  t.is(schemaProblem(draft), undefined);
  t.is(schemaProblem(draftAnswer), undefined);
});

const answer = { subjectA: 'One', subjectB: 'Two', body: 'Hello.', followUps: [{ day: 3, body: 'a' }, { day: 7, body: 'b' }], claims: [], questions: [] };

test('a subject with a line break is refused: it could carry a header', (t) => {
  t.true(validate(draftAnswer, answer).ok);
  t.false(validate(draftAnswer, { ...answer, subjectA: 'One\r\nBcc: everyone@attacker.example' }).ok);
});

test('a draft without its two follow-ups, or with one for another day, is refused', (t) => {
  t.false(validate(draftAnswer, { ...answer, followUps: [] }).ok);
  t.false(validate(draftAnswer, { ...answer, followUps: [{ day: 3, body: 'a' }, { day: 14, body: 'b' }] }).ok);
});
