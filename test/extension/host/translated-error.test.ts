import { readFileSync } from 'node:fs';
import test from 'ava';
import { createError, errorTable, type ErrorCode } from '../../../core/errors.ts';
import { type ErrorTexts, translatedError } from '../../../extension/host/translated-error.ts';

const german = JSON.parse(readFileSync('extension/l10n/errors.de.json', 'utf8')) as ErrorTexts;
const titles = JSON.parse(readFileSync('extension/l10n/package.nls.de.json', 'utf8')) as Readonly<Record<string, string>>;

test('an error is said in the language of the editor, with what it is about', (t) => {
  t.deepEqual(translatedError(german, createError('source_missing', { path: '/notes' })), { message: 'Eine Datei oder einen Ordner /notes gibt es nicht.', help: 'Prüfen Sie den Pfad. Eine Webadresse beginnt mit https://.' });
  t.regex(translatedError(german, createError('sender_incomplete', { missing: ['name', 'email'] }))?.message ?? '', /noch stehen: name email\./);
});

test('an error that nobody has translated, or that lacks what its translation names, keeps its own words', (t) => {
  t.is(translatedError({}, createError('source_missing', { path: '/notes' })), undefined);
  t.is(translatedError({ source_missing: { message: '{folder}', help: '' } }, createError('source_missing', { path: '/notes' })), undefined);
});

test('every translated error is one that there is, says what is in its English words and nothing else, and names commands as the editor does', (t) => {
  const commands = new Set(Object.entries(titles).flatMap(([key, title]) => (key.startsWith('command.') ? [title] : [])));
  for (const [code, { message, help }] of Object.entries(german)) {
    t.true(code in errorTable, `${code} is no error of ours`);
    t.deepEqual(detailsIn(message), detailsOf(code as ErrorCode), code);
    for (const [, title = ''] of `${message} ${help}`.matchAll(/„Outreach: ([^“]+)“/g)) t.true(commands.has(title), `${code} names the command ${title}`);
    t.notRegex(`${message} ${help}`, /"outreach |--home|--resume/, code);
  }
  t.true(Object.keys(german).length > 30);
});

const others = ['store', 'settings', 'resume', 'home', 'draft', 'edit', 'profile'];
test('what keeps a person from working at all is translated: the store, the settings, the résumé, the drafts', (t) => {
  const rare = new Set(['store_runtime_too_old', 'store_sqlite_too_old', 'store_migration_failed', 'store_rule', 'store_in_use', 'settings_twice', 'settings_secret', 'resume_not_a_file', 'resume_forbidden', 'resume_extension_wrong', 'resume_too_large', 'resume_too_heavy']);
  const needed = Object.keys(errorTable).filter((code) => others.includes(code.split('_')[0] ?? '') && !rare.has(code));
  t.deepEqual(needed.filter((code) => !(code in german)), []);
});

/** What an English message puts in, as far as it is put in as it is. */
function detailsOf(code: ErrorCode): readonly string[] {
  const named = (name: string): object => Object.assign(Object(`{${name}}`) as object, { join: () => `{${name}}` });
  const { text } = errorTable[code] as { readonly text: (details: never) => { readonly message: string } };
  return detailsIn(text(new Proxy({}, { get: (_, name) => named(String(name)) }) as never).message);
}

function detailsIn(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();
}
