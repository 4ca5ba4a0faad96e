import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { createError } from '../../../core/errors.ts';
import { helpInEditor } from '../../../extension/host/help-in-editor.ts';

test('help that names a command of the command line names that of the editor', (t) => {
  t.is(helpInEditor(createError('profile_missing', {}).help), 'Import one with “Outreach: Import Your Résumé”.');
  t.is(helpInEditor(createError('nothing_to_continue', {}).help), 'Start one with “Outreach: New Campaign”.');
  t.is(helpInEditor(createError('model_failed', { backend: 'B', status: null, reason: 'r' }).help), 'Run it again later; “Outreach: Continue Campaign” goes on where it stopped.');
  t.is(helpInEditor(createError('sender_unknown', { missing: 'name' }).help), 'Say it with “Outreach: Say Who Writes”.');
  t.is(helpInEditor(createError('mailing_address_missing', {}).help), 'Give it with “Outreach: Setup”, or “Outreach: Say Who Writes” (street or post-box, town, country); it stands in the footer of every message.');
  t.is(helpInEditor(createError('nothing_found', { reasons: [] }).help), 'Mend the source, or name another by “Outreach: New Campaign”; then try again.');
  t.is(helpInEditor(createError('plugin_timed_out', { plugin: 'p', doing: 'd', seconds: 1 }).help), 'The rest goes on without it. Disable it with “Outreach: Manage Plugins”, or report this to its author.');
  t.regex(helpInEditor(createError('store_newer', { file: 'f', has: 'x' }).help), /^Update this program, or name another folder in the setting “outreach\.home”/);
});

test('other help is shown as it was written', (t) => {
  const { help } = createError('store_busy', { file: 'f', seconds: 30 });
  t.is(helpInEditor(help), help);
});

test('whatever keeps a draft from approval is mended in the editor', (t) => {
  const problem = 'Add one with "outreach data address 7 ADDRESS".';
  t.is(helpInEditor(problem), 'Add one with “Outreach: Set Address of Lead”.');
});

test('of all errors, only what the editor cannot do is told in the words of the command line', (t) => {
  const left = readFileSync(join(import.meta.dirname, '../../../core/errors.ts'), 'utf8').matchAll(/"outreach [a-z]+ [a-z]*[^"]*"/g);
  const words = [...left].map(([words]) => words).filter((words) => helpInEditor(words) === words);
  t.deepEqual([...new Set(words.map((each) => each.split(' ').slice(1, 3).join(' ').replaceAll('"', '')))].toSorted(), ['agents verify', 'data export', 'db check', 'db restore']);
});
