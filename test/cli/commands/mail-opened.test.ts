import test from 'ava';
import { run as showStats } from '../../../cli/commands/data-stats.ts';
import { run } from '../../../cli/commands/mail-opened.ts';
import { openToken } from '../../../core/outbox/open-pixel.ts';
import { commandContext } from '../../support/command-context.ts';
import { openTestEngine } from '../../support/engine.ts';
import { errorOf } from '../../support/error-of.ts';
import { addDraft, approve } from '../../support/store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const given = (token: string) => ({ arguments: [token], options: {} });

test('each message counts once however often it is opened, and what the number is worth is said beside it', async (t) => {
  const engine = await openTestEngine(t, temporaryFolder(t), []);
  const { email } = await addDraft(engine.store);
  await approve(engine.store, email);
  const context = commandContext(engine.home, engine);
  t.notRegex((await showStats(context)).text, /opened/);
  for (let time = 0; time < 2; time += 1) await run(context, given(openToken(email.messageId)));
  t.deepEqual((await engine.store.events.newest(10)).filter(({ moment }) => moment === 'emailOpened').length, 1, 'whoever listens is told once');
  t.regex((await showStats(context)).text, /1 message was opened\. Opens are doubtful/);
  t.is((await errorOf(() => run(context, given('0'.repeat(32))))).code, 'not_found');
});
