import test from 'ava';
import { createError } from '../../../core/errors.ts';
import { helpInEditor } from '../../../extension/host/help-in-editor.ts';

test('help that names a command of the command line names that of the editor', (t) => {
  t.is(helpInEditor(createError('profile_missing', {}).help), 'Import one with “Outreach: Import Your Résumé”.');
  t.is(helpInEditor(createError('nothing_to_continue', {}).help), 'Start one with “Outreach: New Campaign”.');
  t.is(helpInEditor(createError('model_failed', { backend: 'B', status: null, reason: 'r' }).help), 'Run it again later; “Outreach: Continue Campaign” goes on where it stopped.');
  t.is(helpInEditor(createError('sender_unknown', { missing: 'name' }).help), 'Say it with “Outreach: Say Who Writes”.');
  t.is(helpInEditor(createError('mailing_address_missing', {}).help), 'Give it with “Outreach: Setup”, or “Outreach: Say Who Writes” (street or post-box, town, country); it stands in the footer of every message.');
  t.regex(helpInEditor(createError('store_newer', { file: 'f', has: 'x' }).help), /^Update this program, or name another folder in the setting “outreach\.home”/);
});

test('other help is shown as it was written', (t) => {
  const { help } = createError('store_busy', { file: 'f', seconds: 30 });
  t.is(helpInEditor(help), help);
});
