import { readFileSync } from 'node:fs';
import test from 'ava';
import { createError } from '../../../core/errors.ts';
import { type ErrorTexts, translatedError } from '../../../extension/host/translated-error.ts';

const german = JSON.parse(readFileSync('extension/l10n/errors.de.json', 'utf8')) as ErrorTexts;
const asItIs = (text: string) => text;

test('an error is said in the language of the editor, with what it is about', (t) => {
  t.deepEqual(translatedError(german, createError('source_missing', { path: '/notes' }), asItIs), { message: 'Eine Datei oder einen Ordner /notes gibt es nicht.', help: 'Prüfen Sie den Pfad. Eine Webadresse beginnt mit https://.' });
  t.regex(translatedError(german, createError('sender_incomplete', { missing: ['name', 'email'] }), asItIs)?.message ?? '', /noch stehen: name, email\./);
});

test('what an error is about is said in the language as well, when the core has said it', (t) => {
  const say = (text: string) => (text === 'password' ? 'Passwort' : text);
  const error = createError('mail_login_missing', { server: 'mx.example.org:465', user: 'ada', what: 'password', where: 'SMTP_PASSWORD' });
  t.is(translatedError(german, error, say)?.message, 'mx.example.org:465 wurde nicht gefragt: Zur Anmeldung als ada fehlt etwas (Passwort).');
});

test('words hang on a detail: none, one of several, or any other', (t) => {
  const texts = { mail_login_refused: { message: 'Abgelehnt{user, select, none {} other { als {user}}}', help: '{reason, select, 404 {Weg.} other {Da.}}' } };
  t.deepEqual(translatedError(texts, createError('mail_login_refused', { server: 'a', reason: '404' }), asItIs), { message: 'Abgelehnt', help: 'Weg.' });
  t.deepEqual(translatedError(texts, createError('mail_login_refused', { server: 'a', user: 'ada', reason: '500' }), asItIs), { message: 'Abgelehnt als ada', help: 'Da.' });
});

test('an error that nobody has translated, or that lacks what its translation names, keeps its own words', (t) => {
  t.is(translatedError({}, createError('source_missing', { path: '/notes' }), asItIs), undefined);
  t.is(translatedError({ source_missing: { message: '{folder}', help: '' } }, createError('source_missing', { path: '/notes' }), asItIs), undefined);
});
