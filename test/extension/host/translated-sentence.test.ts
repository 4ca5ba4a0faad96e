import { readFileSync } from 'node:fs';
import test from 'ava';
import { parseEmailAddress } from '../../../core/domain/email-address.ts';
import { notKnown } from '../../../core/domain-check/finding.ts';
import { createError } from '../../../core/errors.ts';
import { createTranslator, type SentenceCatalogue } from '../../../extension/host/translated-sentence.ts';

const german = createTranslator(JSON.parse(readFileSync('extension/l10n/core.de.json', 'utf8')) as SentenceCatalogue);
const say = createTranslator({
  'it is full': 'es ist voll',
  'it is far': 'es ist weit',
  'It waits for {0}.': 'Es wartet auf {0}.',
  '{0} did not take it: {1}': '{1}, und {0} nahm es nicht',
  '{0:number} pages': '{0} Seiten',
  ' and ': ' und ',
});

test('what the core says of a draft, of mail that waits, of an address and of a domain comes out in German', (t) => {
  t.is(german('"Kubernetes" is not in your résumé.'), '„Kubernetes“ steht nicht in Ihrem Lebenslauf.');
  t.is(german('Remove the words that the quote does not say, or have the draft written again.'), 'Streichen Sie die Worte, die das Zitat nicht sagt, oder lassen Sie den Entwurf neu schreiben.');
  t.is(german('The account main is paused since Mon 2026-03-02 09:15 (Europe/Berlin): a message was reported as spam.'), 'Das Konto main ist seit Mo 2026-03-02 09:15 (Europe/Berlin) angehalten: eine Nachricht wurde als Spam gemeldet.');
  t.is(german(parseEmailAddress('ada').problem ?? ''), 'es enthält kein @');
  const { message, help } = notKnown('spf', 'The SPF record of example.org', 'the name server did not answer in time');
  t.is(german(message), 'Der SPF-Eintrag von example.org: Das ließ sich nicht nachschlagen (der Nameserver hat nicht rechtzeitig geantwortet).');
  t.regex(german(help), /^Versuchen Sie es in einigen Minuten noch einmal/);
});

test('an error that speaks of amounts is said by its sentences', (t) => {
  const { message } = createError('budget_exhausted', { budget: 'perAgent', unit: 'tokens', limit: 100, spent: 90, reserved: 5, needed: 20, agent: 'writer' });
  t.is(german(message), 'Das Budget des Agenten „writer“ (100 Token) lässt diese Frage nicht zu: 90 Token sind ausgegeben, 5 Token sind für laufende Fragen zurückgelegt, und diese kann 20 Token brauchen.');
});

test('what is put in is put in again in its place, and said in the language when the core has said it', (t) => {
  t.is(say('Nora did not take it: it is full'), 'es ist voll, und Nora nahm es nicht');
  t.is(say('Nora did not take it: no idea'), 'no idea, und Nora nahm es nicht');
  t.is(say('$& did not take it: $1 {0}'), '$1 {0}, und $& nahm es nicht');
});

test('each sentence is found, with stops in what was put in, and a stop where a reason has none', (t) => {
  t.is(say('It waits for Dr. No. It waits for you.'), 'Es wartet auf Dr. No. Es wartet auf you.');
  t.is(say('It waits for 2 pages. Nobody said this. It is full.'), 'Es wartet auf 2 Seiten. Nobody said this. Es ist voll.');
  t.is(say('it is full.'), 'es ist voll.');
  t.is(say('It is full.'), 'Es ist voll.');
  t.is(say(' it is full\n'), ' es ist voll\n');
});

test('a list is said when every part of it is known', (t) => {
  t.is(say('it is full; it is far'), 'es ist voll; es ist weit');
  t.is(say('it is full and it is far'), 'es ist voll und es ist weit');
  t.is(say('Marks and Spencer'), 'Marks and Spencer');
});

test('a number is put in only where one stands, so that a name is left alone', (t) => {
  t.is(say('12 pages'), '12 Seiten');
  t.is(say('White pages'), 'White pages');
});

test('a text that nobody has translated stays as it is, and so does every text without a catalogue', (t) => {
  t.is(say('We are hiring. Write to Nora!'), 'We are hiring. Write to Nora!');
  t.is(createTranslator({})('it is full'), 'it is full');
  t.is(say(''), '');
});

test('a text that is longer than any of the core is not looked through, and a short one is, however it is made', (t) => {
  t.is(say(`${'. '.repeat(900)}it is full`), `${'. '.repeat(900)}es ist voll`);
  t.is(say('it is full; '.repeat(200)), 'it is full; '.repeat(200));
});
