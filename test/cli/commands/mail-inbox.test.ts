import test from 'ava';
import { run } from '../../../cli/commands/mail-inbox.ts';
import { mailRound } from '../../../core/outbox/mail-round.ts';
import { commandContext } from '../../support/command-context.ts';
import { answer, mail, never, openMailWorld } from '../../support/mail-world.ts';

test('what came back is shown with what it means and whom it is about; what is about none of ours can be asked for alone', async (t) => {
  const { engine, approve, mailbox } = await openMailWorld(t);
  const { email, lead } = await approve('Alder');
  const birch = await approve('Birch');
  const context = commandContext(engine.home, engine);
  t.is((await run(context, { arguments: [], options: {} })).text, 'Nothing has come back yet.');
  await mailRound(engine, never);
  mailbox.put(answer(email, 'Yes, let us talk next week!'), { receivedAt: '2026-03-02T10:00:00Z' });
  mailbox.put(answer(birch.email, 'No thank you, write to ole@example.org'), { receivedAt: '2026-03-02T10:30:00Z' });
  mailbox.put(mail({ From: 'MAILER-DAEMON@elsewhere.example', Subject: 'Undelivered \u001b[31mMail', 'Message-ID': '<b@elsewhere.example>' }, 'Something else'), { receivedAt: '2026-03-02T11:00:00Z' });
  await mailRound(engine, never, { pollNow: true });
  const all = await run(context, { arguments: [], options: {} });
  t.is((all.json as readonly unknown[]).length, 3);
  t.regex(all.text, /reply +no, names ole@example\.org +ops@/);
  t.not(await engine.store.suppression.find('ops@birch.example'), undefined, 'a refusal stays one, whoever is named beside it');
  t.is(await engine.store.suppression.find('ole@example.org'), undefined);
  t.regex(all.text, new RegExp(`reply +interested +ops@alder\\.example +Re: Routing +lead ${lead.id}`));
  t.notRegex(all.text, /\u001b/, 'what strangers write cannot colour the terminal');
  t.like((await run(context, { arguments: [], options: { unmatched: true } })).json, [{ leadId: null, text: null }]);
  t.is(((await run(context, { arguments: [], options: { limit: 1 } })).json as readonly unknown[]).length, 1);
});
