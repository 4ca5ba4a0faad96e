import test from 'ava';
import { run } from '../../../cli/commands/mail-review.ts';
import { rejectDraft } from '../../../core/review/decide-draft.ts';
import { commandContext } from '../../support/command-context.ts';
import { openTestEngine } from '../../support/engine.ts';
import { addDraft } from '../../support/store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('the drafts that wait are shown whole, one after another, until none is left', async (t) => {
  const engine = await openTestEngine(t, temporaryFolder(t), []);
  const context = commandContext(engine.home, engine);
  const { email } = await addDraft(engine.store);
  const { json, text } = await run(context);
  t.like(json, { id: email.id });
  t.regex(text, /^One draft waits for you\. The first:\n\n/);
  t.true(text.includes(email.body.split('\n')[0] ?? ''));
  await rejectDraft(engine, email.id, null);
  t.deepEqual(await run(context), { json: null, text: 'No drafts wait for you.' });
});
