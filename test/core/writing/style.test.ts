import test from 'ava';
import type { Draft } from '../../../core/domain/draft.ts';
import { atOnce } from '../../../core/in-turns.ts';
import { checkStyle } from '../../../core/writing/style.ts';
import { draftOf, page, posting } from '../../support/grounding-world.ts';

const body = `Hi Maya,

Your platform team of nine engineers ships 200 times a week, and your posting asks for someone who knows Go. I have eight years of Go behind me, and at Globex I lead a team of six engineers that builds a payments platform in Go and PostgreSQL.

Your posting also asks for Kubernetes. I have not used it in production; containers and AWS are daily work for me, so I would learn it quickly (and gladly).

Would you have 15 minutes for a call next week?

Best regards,
Sam Rivera`;

function rulesOf(changes: Partial<Draft>): readonly string[] {
  return atOnce(checkStyle({ draft: draftOf(body, changes), documents: [posting, page] })).map(({ rule, part }) => `${rule} in ${part}`);
}

test('a letter as a person would write it has no problem', (t) => {
  t.deepEqual(rulesOf({ followUps: [{ day: 3, body: 'Hi Maya, a short note on my last message about the platform role: I would still like to talk.' }] }), []);
});

const table: readonly (readonly [what: string, changes: Partial<Draft>, ...rules: readonly string[]])[] = [
  ['an empty body', { body: ' ' }, 'length in body'],
  ['59 words', { body: `${'Word '.repeat(58)}end.` .replace(/Word/g, (_, at: number) => `w${at}`).replace('w0', 'W0') }, 'length in body'],
  ['221 words', { body: `Start ${Array.from({ length: 220 }, (_, index) => `w${index}`).join(' ')}.` }, 'length in body'],
  ['an empty subject', { subjectA: '' }, 'length in subjectA'],
  ['a subject of 79 characters', { subjectA: `Q${'x'.repeat(78)}` }, 'length in subjectA'],
  ['a subject of two lines', { subjectB: 'Your team\nand mine' }, 'subject-line in subjectB'],
  ['a banned phrase in a subject', { subjectA: 'Real synergy' }, 'banned-phrase in subjectA'],
  ['a placeholder', { body: body.replace('Maya', '[Name]') }, 'placeholder in body'],
  ['a broken field', { body: body.replace('at Globex', 'at undefined') }, 'broken-field in body'],
  ['a hidden character', { body: body.replace('Globex', 'Glo\u200bbex') }, 'disguised-text in body'],
  ['a doubled word', { body: body.replace('the', 'the').replace('a team of six', 'a a team of six') }, 'doubled-word in body'],
  ['an empty follow-up', { followUps: [{ day: 3, body: '' }] }, 'length in followUp'],
  ['a follow-up of three words', { followUps: [{ day: 7, body: 'Still there, Maya?' }] }, 'length in followUp'],
];

for (const [what, changes, ...rules] of table) {
  test(`there is a problem with ${what}: ${rules.join(', ')}`, (t) => {
    t.deepEqual(rulesOf(changes), [...rules]);
  });
}

test('a subject of 78 characters and bodies of 60 and 220 words are fine', (t) => {
  const words = (count: number) => `Start ${Array.from({ length: count - 1 }, (_, index) => `w${index}`).join(' ')}.`;
  t.deepEqual(rulesOf({ subjectA: `Q${'x'.repeat(77)}` }), []);
  t.deepEqual(rulesOf({ body: words(60) }), []);
  t.deepEqual(rulesOf({ body: words(220) }), []);
});

test('a letter in another language than the posting is shown with both languages', (t) => {
  const german = 'Guten Tag Maya, ich habe gelesen, dass Sie für Ihre Plattform jemanden suchen, der Erfahrung mit verteilten Systemen hat und gerne im Team arbeitet. In den letzten Jahren habe ich selbst ein Team geleitet und mit ihm eine Plattform für Zahlungen gebaut, die jeden Tag sehr viele Anfragen bearbeitet. Hätten Sie in der nächsten Woche Zeit für ein kurzes Gespräch darüber? Mit freundlichen Grüßen, Sam';
  const problems = atOnce(checkStyle({ draft: draftOf(german), documents: [posting, page] }));
  t.deepEqual(problems.map(({ rule }) => rule), ['language']);
  t.is(problems[0]?.message, 'The posting is in English, this draft is in German.');
  t.deepEqual(atOnce(checkStyle({ draft: draftOf(german), documents: [] })), []);
});

test('each problem shows its words and says what to do', (t) => {
  const text = body.replace('Maya', '{{name}}').replace('ships', 'ships ships');
  for (const { start, end, quote, help } of atOnce(checkStyle({ draft: draftOf(text), documents: [] }))) {
    t.is(text.slice(start, end), quote);
    t.true(help.length > 3);
  }
});
