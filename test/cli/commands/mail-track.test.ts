import test from 'ava';
import { run } from '../../../cli/commands/mail-track.ts';
import { mailRound } from '../../../core/outbox/mail-round.ts';
import { commandContext } from '../../support/command-context.ts';
import { answer, never, openMailWorld } from '../../support/mail-world.ts';

test('what has left is shown with what came of it, and what has not left with why', async (t) => {
  const { engine, approve, mailbox } = await openMailWorld(t, { send: async ({ envelope }) => (envelope.to[0] === 'ops@birch.example' ? { kind: 'refused', reason: '550 no such user', permanent: true } : { kind: 'accepted', reference: 'x' }) });
  const context = commandContext(engine.home, engine);
  const { email } = await approve('Alder');
  await approve('Birch');
  t.is((await run(context, { arguments: [], options: {} })).text, 'Nothing has been sent yet.');
  await mailRound(engine, never);
  mailbox.put(answer(email, 'Yes, let us talk next week!'));
  await mailRound(engine, never, { pollNow: true });
  const { json, text } = await run(context, { arguments: [], options: {} });
  t.is((json as readonly unknown[]).length, 2, 'a follow-up that never began has not left');
  t.regex(text, /Alder +ops@alder\.example +first +sent +\d{4}-\d\d-\d\d \d\d:\d\d +interested/);
  t.regex(text, /Birch +ops@birch\.example +first +refused .*550 no such user/);
  t.is(((await run(context, { arguments: [], options: { limit: 1 } })).json as readonly unknown[]).length, 1);
});
