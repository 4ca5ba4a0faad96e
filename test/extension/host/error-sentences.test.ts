import { readFileSync } from 'node:fs';
import test from 'ava';
import { createError, type ErrorCode, errorTable } from '../../../core/errors.ts';
import { errorSentences } from '../../../extension/host/error-sentences.ts';
import { type ErrorTexts, translatedError } from '../../../extension/host/translated-error.ts';
import { createTranslator, type SentenceCatalogue } from '../../../extension/host/translated-sentence.ts';

const errors = JSON.parse(readFileSync('extension/l10n/errors.de.json', 'utf8')) as ErrorTexts;
const core = JSON.parse(readFileSync('extension/l10n/core.de.json', 'utf8')) as SentenceCatalogue;
const german = createTranslator({ ...errorSentences(errors), ...core });

test('an error that was kept as text is said as the error itself would be', (t) => {
  for (const error of [
    createError('source_missing', { path: '/notes/of mine.md' }),
    createError('mail_login_refused', { server: 'mx.example.org', reason: 'no.' }),
    createError('mail_login_refused', { server: 'mx.example.org', user: 'ada@example.org', reason: 'no.' }),
    createError('model_timed_out', { backend: 'Ollama', phase: 'first-token', seconds: 30 }),
    createError('model_timed_out', { backend: 'Ollama', phase: 'total', seconds: 30 }),
    createError('model_failed', { backend: 'Ollama', status: null, reason: 'it is empty.' }),
    createError('plugin_not_allowed', { plugin: 'mine', changed: false }),
    createError('web_status', { url: 'https://a.example', status: 404, host: 'a.example', retryAfter: null }),
    createError('store_migration_failed', { file: 'outreach.db', reason: 'no.', copy: '' }),
    createError('not_registered', { kind: 'venue', id: 'mine', have: [] }),
  ]) t.is(german(`${error.message} ${error.help}`), Object.values(translatedError(errors, error, german) ?? {}).join(' '), error.code);
});

test('the sentences of every error are there, in all the ways that it can turn out', (t) => {
  const texts = Object.values(errorSentences(errors));
  t.true(texts.length > 2 * Object.keys(errors).length - 10);
  t.deepEqual(texts.filter((text) => text.includes('select')), []);
  for (const code of Object.keys(errors)) t.true(code in errorTable, code);
});

test('what went wrong within what went wrong is said as well', (t) => {
  const { message } = createError('plugin_failed' satisfies ErrorCode, { plugin: 'mine', doing: 'listing its models', reason: 'There is no file or folder /notes.' });
  t.is(german(message), 'Das Plugin „mine“ ist gescheitert (beim Aufzählen der Modelle): Eine Datei oder einen Ordner /notes gibt es nicht.');
});
