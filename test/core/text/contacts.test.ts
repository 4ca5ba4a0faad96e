import test from 'ava';
import { contacts } from '../../../core/text/contacts.ts';

const found = (text: string) => contacts(text).map(({ email, person }) => (person === undefined ? email.value : `${person.value} <${email.value}>`));

const kept: readonly [string, readonly string[]][] = [
  ['Send your CV to jobs@tidewater.example.', ['jobs@tidewater.example']],
  ['Write to info@tidewater.example or jobs@tidewater.example', ['jobs@tidewater.example', 'info@tidewater.example']],
  ['General: hello@t.example. Work: careers+eng@t.example. Our CTO: k.ito@t.example.', ['careers+eng@t.example', 'k.ito@t.example', 'hello@t.example']],
  ['jobs@t.example and again JOBS@t.example', ['jobs@t.example']],
  ['info(at)igalia.com', ['info@igalia.com']],
  ['bewerbung@abiturma.example', ['bewerbung@abiturma.example']],
];
for (const [text, expected] of kept) {
  test(`may be written to, best first: ${text}`, (t) => t.deepEqual(found(text), [...expected]));
}

const left: readonly string[] = [
  'no-reply@t.example',
  'noreply+jobs@t.example',
  'do_not_reply@t.example',
  'mailer-daemon@t.example',
  'privacy@t.example',
  'legal@t.example',
  'accommodations@t.example',
  'press@t.example',
  'support@t.example',
  'billing@t.example',
  'security@t.example',
  'dpo@t.example',
  'If you need an accommodation for a disability, write to hr@t.example.',
  'For questions about your personal data: people@t.example',
  'Beware of scams: report them to recruiting@t.example.',
  'Agencies: please do not contact jobs@t.example.',
  'you@t.example',
  'your.name@t.example',
  'jane.doe@example.com',
  'firstname.lastname@t.example',
];
for (const text of left) {
  test(`is not for writing about work: ${text}`, (t) => t.deepEqual(found(text), []));
}

test('a mailbox that only begins like a closed one is kept', (t) => {
  t.deepEqual(found('pressley@t.example, legalla@t.example, supporto@t.example').length, 3);
});

const people: readonly [string, string][] = [
  ['Write to Mara Lind, Head of Platform, at mara.lind@t.example.', 'Mara Lind <mara.lind@t.example>'],
  ['Email [Jerrett Strain](mailto:jerrett@t.example) and explain why.', 'Jerrett Strain <jerrett@t.example>'],
  ['Mara Lind\nHead of Platform\nmlind@t.example', 'Mara Lind <mlind@t.example>'],
  ['Ask for Mara Lind: careers@t.example', 'Mara Lind <careers@t.example>'],
  ['Questions? Contact our hiring lead Mara Lind at hello@t.example.', 'Mara Lind <hello@t.example>'],
  ['Your contact is Séverine O’Brien-Roux (severine@t.example).', 'Séverine O’Brien-Roux <severine@t.example>'],
  ['Anna de Vries leads the team; write to anna.devries@t.example.', 'Anna de Vries <anna.devries@t.example>'],
  ['Tom Berg founded us. Mara Lind leads hiring: mara@t.example', 'Mara Lind <mara@t.example>'],
];
for (const [text, expected] of people) {
  test(`a person is named when the text says whose address it is: ${text.replaceAll('\n', ' / ')}`, (t) => t.deepEqual(found(text), [expected]));
}

const nobody: readonly string[] = [
  'Tom Berg founded us in 2014. Applications go to jobs@t.example.',
  'Contact the Talent Team at jobs@t.example.',
  'Write to People Operations: hr@t.example',
  'Send it to harsh@t.example',
  'Email San Francisco: info@t.example',
  'Mara Lind likes boats. Something else stands here. And here as well. And here. And here. mara@t.example',
];
for (const text of nobody) {
  test(`nobody is named when the text does not say so: ${text}`, (t) => t.true(contacts(text).every(({ person }) => person === undefined)));
}

test('quotes, addresses and names stand in the text letter for letter', (t) => {
  const text = 'About us.\n\n- Write to Mara Lind at mara.lind@t.example.\n- Or [ask us](mailto:info@t.example)!\n';
  const all = contacts(text);
  t.is(all.length, 2);
  for (const { email, person, quote } of all) {
    t.true(text.includes(quote));
    t.true(quote.includes(email.span.quote));
    for (const { span } of [email, ...(person === undefined ? [] : [person])]) t.is(text.slice(span.start, span.end), span.quote);
  }
});

test('a megabyte without an end of sentence, or of addresses, stays bounded', (t) => {
  t.is(contacts(`${'Word '.repeat(200_000)} jobs@t.example`).length, 1);
  t.true((contacts(`${'Aa Bb '.repeat(200_000)} jobs@t.example`)[0]?.quote.length ?? 0) < 1000);
  t.true(contacts(Array.from({ length: 20_000 }, (_, index) => `p${index}@t.example`).join(' ')).length <= 200);
});
