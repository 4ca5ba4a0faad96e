import test from 'ava';
import { letterOf } from '../../../../../plugins/backends/offline/letter/letter.ts';
import { aboutCompany, opening } from '../../../../../plugins/backends/offline/letter/opening.ts';
import { buildQuestion } from '../../../../support/letters.ts';

test('each opening names something that only this company says, with its proof', (t) => {
  for (let angle = 0; angle < 24; angle += 1) {
    const letter = letterOf(buildQuestion({ angle }));
    const reference = letter.references[0];
    if (reference === undefined) throw new Error('no reference');
    const said = opening(letter, reference);
    t.true(said.text.includes(reference.words), said.text);
    t.true(said.proofs.some(({ source }) => source.quote === reference.fact.text), said.text);
  }
});

test('a posting is answered by its role and one of its own lines', (t) => {
  const quote = 'Partner with harbour masters to plan new berths for the summer';
  const facts = [{ kind: 'role' as const, text: quote, evidence: { kind: 'posting' as const, uri: 'https://board.example/1', quote } }];
  for (let angle = 0; angle < 12; angle += 1) {
    const letter = letterOf(buildQuestion({ role: 'Harbour Engineer (m/f/d)', facts, angle }));
    const { text } = opening(letter, letter.references[0]);
    t.true(text.includes('Harbour Engineer'), text);
    t.false(text.includes('m/f/d'), text);
    t.true(text.includes(`“${quote}”`), text);
  }
});

test('without anything to refer to, the letter opens with shared tools, or plainly', (t) => {
  const shared = ['Go', 'AWS'].map((skill) => ({ skill, resume: { kind: 'resume' as const, uri: 'resume:1', quote: 'Go, AWS' }, company: { kind: 'page' as const, uri: 'file:///a.md', quote: 'AWS, Go' } }));
  const withTools = letterOf(buildQuestion({ facts: [], shared }));
  t.regex(opening(withTools, undefined).text, /Go and AWS/);
  const plain = letterOf(buildQuestion({ facts: [] }));
  t.regex(opening(plain, undefined).text, /Tidewater/);
});

test('a second mention of the company sounds otherwise than the first', (t) => {
  const letter = letterOf(buildQuestion());
  for (const reference of letter.references) t.not(aboutCompany(letter, reference, 'later').text, aboutCompany(letter, reference, 'opening').text);
});
