import test from 'ava';
import { commonGround, toolbox, wish } from '../../../../../plugins/backends/offline/letter/common-ground.ts';
import { letterOf } from '../../../../../plugins/backends/offline/letter/letter.ts';
import { buildQuestion } from '../../../../support/letters.ts';

const shared = ['Go', 'Data visualization', 'AWS', 'Docker'].map((skill) => ({ skill, resume: { kind: 'resume' as const, uri: 'resume:1', quote: `${skill} and more` }, company: { kind: 'page' as const, uri: 'file:///a.md', quote: `we use ${skill}` } }));

test('what both sides name ties them together, proven on both sides', (t) => {
  for (let angle = 0; angle < 12; angle += 1) {
    const said = commonGround(letterOf(buildQuestion({ shared, angle })), undefined);
    t.regex(said?.text ?? '', /Go, data visualization and AWS/i);
    t.is(said?.proofs.length, 6);
    t.deepEqual(new Set(said?.proofs.map(({ source }) => source.kind)), new Set(['resume', 'page']));
  }
});

test('one shared skill is spoken of in the singular', (t) => {
  for (let angle = 0; angle < 12; angle += 1) t.notRegex(commonGround(letterOf(buildQuestion({ shared: shared.slice(0, 1), angle })), undefined)?.text ?? '', /\bGo are\b|\bGo appear\b/);
});

test('with nothing shared, a second thing about the company is the point, or none is made up', (t) => {
  const letter = letterOf(buildQuestion());
  t.true(commonGround(letter, letter.references[1])?.text.includes(letter.references[1]?.words ?? '—'));
  t.is(commonGround(letter, undefined), null);
});

test('a wish states no fact', (t) => {
  for (let angle = 0; angle < 12; angle += 1) t.deepEqual(wish(letterOf(buildQuestion({ angle }))).proofs, []);
});

test('other skills are named only when the résumé lists them', (t) => {
  const said = toolbox(letterOf(buildQuestion()));
  t.regex(said?.text ?? '', /Terraform/);
  t.is(said?.proofs.length, 3);
  t.is(toolbox(letterOf(buildQuestion({ skills: [] }))), null);
});
