import test from 'ava';
import { type DraftContent, type DraftReading, type DraftWords, isMisread, offsetOf, placeOf, readDraft, renderDraft, sectionOf, wordsOf } from '../../../extension/drafts/draft-markdown.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const words: DraftWords = {
  notes: ['To Ada, Alder <ada@alder.example>', 'Save to keep your changes.'],
  subjectA: 'Subject A',
  subjectB: 'Subject B',
  body: 'Message',
  footer: 'Footer',
  followUp: (day) => `Follow-up after ${day} days`,
  question: (number) => `Question ${number}`,
  answerNote: 'Write the answer below.',
};

const draft: DraftContent = {
  subjectA: 'Your opening',
  subjectB: 'A platform engineer',
  body: 'Hello Ada,\n\nI run Kafka.\n\nMara',
  footer: '--\nMara <mara@example.org>',
  followUps: [{ day: 3, body: 'A short addition.' }, { day: 7, body: 'One more thought.' }],
  questions: [{ id: 'why', text: 'Why Alder?', answer: null }, { id: 'link', text: 'Met anyone?', answer: 'Yes, Bo.' }],
};

function read(text: string, content = draft): DraftReading {
  const reading = readDraft(text, content, words);
  if (isMisread(reading)) throw new Error(JSON.stringify(reading));
  return reading;
}

test('A draft reads from top to bottom: to whom, subjects, message, what stands under it, follow-ups, questions', (t) => {
  t.is(
    renderDraft(draft, words),
    `> To Ada, Alder <ada@alder.example>
> Save to keep your changes.

# Subject A

Your opening

# Subject B

A platform engineer

# Message

Hello Ada,

I run Kafka.

Mara

# Footer

> --
> Mara <mara@example.org>

# Follow-up after 3 days

A short addition.

# Follow-up after 7 days

One more thought.

# Question 1

> Why Alder?
> Write the answer below.

# Question 2

> Met anyone?

Yes, Bo.
`,
  );
});

test('Only what was changed is an edit', (t) => {
  const text = renderDraft(draft, words);
  t.deepEqual(read(text).edit, {});
  t.deepEqual(read(text.replace('I run Kafka.', 'I run Kafka and tea.')).edit, { body: 'Hello Ada,\n\nI run Kafka and tea.\n\nMara' });
  t.deepEqual(read(text.replace('Your opening', 'Hi')).edit, { subjectA: 'Hi' });
  t.deepEqual(read(text.replace('One more thought.', 'Bye.')).edit, { followUps: [{ day: 3, body: 'A short addition.' }, { day: 7, body: 'Bye.' }] });
});

test('A follow-up is left out by taking its heading away with its words; one that is only emptied stays, to be written anew', (t) => {
  const text = renderDraft(draft, words);
  t.deepEqual(read(text.replace('# Follow-up after 3 days\n\nA short addition.', '')).edit, { followUps: [{ day: 7, body: 'One more thought.' }] });
  t.deepEqual(read(text.replace('A short addition.', '')).edit, { followUps: [{ day: 3, body: '' }, { day: 7, body: 'One more thought.' }] });
  const withoutHeading = readDraft(text.replace('# Follow-up after 3 days\n', ''), draft, words);
  t.true(isMisread(withoutHeading) && withoutHeading.reason === 'heading-missing', 'words that nobody took away are not lost');
});

test('An answer is what stands under its question, and one that is emptied is taken back', (t) => {
  const text = renderDraft(draft, words).replace('> Write the answer below.\n', '> Write the answer below.\n\nThe sea.\nAnd the boats.\n');
  t.deepEqual(read(text).edit, { questions: [{ id: 'why', text: 'Why Alder?', answer: 'The sea.\nAnd the boats.' }, { id: 'link', text: 'Met anyone?', answer: 'Yes, Bo.' }] });
  t.deepEqual(read(text.replace('The sea.\nAnd the boats.', '').replace('Yes, Bo.', '')).edit, { questions: [{ id: 'why', text: 'Why Alder?', answer: null }, { id: 'link', text: 'Met anyone?', answer: null }] });
});

test('Quoted lines may be changed or deleted: they are not part of the draft', (t) => {
  const text = renderDraft(draft, words).replace('> Save to keep your changes.\n', '').replace('> Mara <mara@example.org>', 'Somebody else').replace('> Why Alder?', '> Why?');
  t.deepEqual(read(text).edit, {});
});

for (const [what, change, wanted] of [
  ['A heading that was deleted', (text: string) => text.replace('# Message\n', ''), { reason: 'heading-missing', line: 18, heading: 'Message' }],
  ['A heading that was renamed', (text: string) => text.replace('# Footer', '# Foot'), { reason: 'heading-missing', line: 19, heading: 'Footer' }],
  ['The last heading, deleted', (text: string) => text.replace('# Question 2\n', ''), { reason: 'heading-missing', line: 41, heading: 'Question 2' }],
  ['A line that looks like a heading', (text: string) => text.replace('I run Kafka.', '# I run Kafka.'), { reason: 'heading-unknown', line: 15, heading: 'I run Kafka.' }],
  ['A heading at the end', (text: string) => `${text}## More\n`, { reason: 'heading-unknown', line: 42, heading: 'More' }],
  ['A subject of two lines', (text: string) => text.replace('Your opening', 'Your\nopening'), { reason: 'subject-lines', line: 6, heading: 'Subject A' }],
] as const) {
  test(`${what} is refused with its line`, (t) => {
    t.deepEqual(readDraft(change(renderDraft(draft, words)), draft, words), wanted);
  });
}

test('A problem of the message is found at its words, behind an escape and in CRLF as well', (t) => {
  const body = 'Hello,\n\n# 1 is us.\n> we said\nThe end.';
  const content = { ...draft, body };
  for (const text of [renderDraft(content, words), renderDraft(content, words).replaceAll('\n', '\r\n')]) {
    const lines = text.split(/\r?\n/);
    const section = sectionOf(read(text, content).sections, { part: 'body' });
    if (section === undefined) return t.fail();
    for (const quote of ['# 1 is us.', 'is us', 'we said', 'The end.', 'Hello']) {
      const start = body.indexOf(quote);
      const found = wordsOf(section, { start, end: start + quote.length, quote });
      const { line, character } = placeOf(section, found?.start ?? -1);
      t.is(lines[line]?.slice(character, character + quote.length), quote);
      t.is(offsetOf(section, { line, character }), start);
    }
  }
});

test('Words that have moved are found where they are now, and words that are gone are not', (t) => {
  const section = sectionOf(read(renderDraft({ ...draft, body: 'Well. I run Kafka.' }, words)).sections, { part: 'body' });
  if (section === undefined) return t.fail();
  t.deepEqual(wordsOf(section, { start: 0, end: 12, quote: 'I run Kafka.' }), { start: 6, end: 18 });
  t.is(wordsOf(section, { start: 0, end: 3, quote: 'Tea' }), undefined);
  t.is(wordsOf(section, { start: 0, end: 0, quote: '' }), undefined);
});

const pieces = ['# Message', '# Footer', '## two', '#tag', '# ', '#', '\\# Message', '\\\\# twice', '> quoted', '>', '\\> escaped', '\\', '', ' ', '\t', '---', '<!-- note -->', '```', 'Grüße, 世界', '😀', '\u2028', '\u00a0', '[a](b)', '**bold**', '1. one', '- item', 'plain words', '  indented', 'ends with blanks  ', '# Question 1', '"', '%20'];

test('Whatever a draft holds, its text reads as that draft, and what is written into it is read letter for letter', (t) => {
  const random = seededRandom(4);
  const pick = <Value>(from: readonly Value[]): Value => from[Math.floor(random() * from.length)] as Value;
  const lines = (most: number, end: string) => Array.from({ length: Math.floor(random() * most) }, () => pick(pieces)).join(end);
  const anyDraft = (end: string): DraftContent => ({
    subjectA: pick(pieces),
    subjectB: pick(pieces),
    body: lines(8, end),
    footer: lines(4, end),
    followUps: [3, 7].slice(0, Math.floor(random() * 3)).map((day) => ({ day, body: `${lines(5, end)}x` })),
    questions: ['one', 'two'].slice(0, Math.floor(random() * 3)).map((id) => ({ id, text: lines(3, end), answer: random() < 0.5 ? null : lines(3, end) })),
  });
  for (let round = 0; round < 4_000; round += 1) {
    const before = anyDraft(pick(['\n', '\r\n', '\r']));
    const unchanged = read(renderDraft(before, words), before);
    t.deepEqual(unchanged.edit, {}, JSON.stringify(before));

    const trimmed = (text: string) => text.replace(/^(?:[ \t]*\n)+|(?:\n[ \t]*)+$/g, '').replace(/^[ \t]+$/, '');
    const after = { ...before, subjectA: trimmed(pick(pieces)), body: trimmed(`first\n${lines(8, '\n')}\nlast`), followUps: before.followUps.map(({ day }) => ({ day, body: trimmed(`${lines(5, '\n')}\nend`) })), questions: before.questions.map((question) => ({ ...question, answer: 'An answer.\n> to a quotation\n# and more' })) };
    const { edit } = read(renderDraft(after, words), before);
    t.is(trimmed(edit.subjectA ?? before.subjectA), after.subjectA, JSON.stringify({ before, after }));
    t.false('subjectB' in edit);
    t.is(edit.body, after.body, JSON.stringify({ before, after }));
    t.deepEqual(edit.followUps ?? [], after.followUps, JSON.stringify({ before, after }));
    t.deepEqual(edit.questions ?? [], after.questions, JSON.stringify({ before, after }));
  }
});
