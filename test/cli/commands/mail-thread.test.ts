import test from 'ava';
import { run } from '../../../cli/commands/mail-thread.ts';
import { mailRound } from '../../../core/outbox/mail-round.ts';
import { commandContext } from '../../support/command-context.ts';
import { errorOf } from '../../support/error-of.ts';
import { answer, hour, never, openMailWorld } from '../../support/mail-world.ts';

const given = (id: number) => ({ arguments: [String(id)], options: {} });

test('all mail to and from a person stands in the order of time, with what is still to follow and what is not, and why', async (t) => {
  const { engine, approve, mailbox, clock } = await openMailWorld(t);
  const { email, lead } = await approve('Alder');
  const context = commandContext(engine.home, engine);
  await mailRound(engine, never);
  const before = await run(context, given(lead.id));
  t.regex(before.text, /you: first \(sent\)\nHello, your posting says/);
  t.regex(before.text, /follow-up of day 3: queued, not before \d{4}-\d\d-\d\d/);
  await clock.advance(hour);
  mailbox.put(answer(email, 'Yes, let us talk next week!\n\u001b]0;evil\u0007'), { receivedAt: new Date(clock.now()).toISOString() });
  await mailRound(engine, never, { pollNow: true });
  const { json, text } = await run(context, given(lead.id));
  const { entries } = json as { readonly entries: readonly { readonly at: number | null; readonly from: string; readonly what: string }[] };
  t.deepEqual(entries.slice(0, 2).map(({ from, what }) => `${from}: ${what}`), ['you: first', 'ops@alder.example: reply']);
  t.regex(text, /follow-up of day 7: skipped \(they have answered\)/);
  t.notRegex(text, /[\u001b\u0007]/, 'what strangers write cannot move the cursor');
});

test('of somebody who was never written to it says so, and a lead that is none is not found', async (t) => {
  const { engine, approve } = await openMailWorld(t);
  const { lead } = await approve('Alder');
  engine.store.connection.run('DELETE FROM emails');
  t.regex((await run(commandContext(engine.home, engine), given(lead.id))).text, /^Alder.*\nNo mail has gone there or come from there\.$/);
  t.is((await errorOf(() => run(commandContext(engine.home, engine), given(999)))).code, 'not_found');
});
