import test from 'ava';
import { run } from '../../../cli/commands/run-followup.ts';
import { sendApproved } from '../../../core/outbox/send-approved.ts';
import { commandContext } from '../../support/command-context.ts';
import { answer, day, never, openMailWorld } from '../../support/mail-world.ts';

interface Followed {
  readonly sent: readonly { readonly emailId: number; readonly to: string }[];
  readonly waiting: readonly { readonly emailId: number; readonly step: string }[];
  readonly skipped: number;
}

test('follow-ups go on their day, and a first message that waits does not go with them', async (t) => {
  const { engine, approve, clock, cast } = await openMailWorld(t);
  const context = commandContext(engine.home, engine);
  t.regex((await run(context)).text, /^No follow-up waits\..*mail track/);
  const { email } = await approve('Alder');
  await sendApproved(engine, never);
  await approve('Birch');
  const early = await run(context);
  t.is(cast.delivered.length, 1);
  t.regex(early.text, new RegExp(`^draft ${email.id}, day 3: .*It may go at `, 'm'));
  t.deepEqual((early.json as Followed).waiting.map(({ step }) => step), ['day-3', 'day-7']);

  await clock.advance(3 * day + 60_000);
  const { json, text } = await run(context);
  t.regex(text, new RegExp(`^draft ${email.id}: followed up to ops@alder\\.example: memory-2$`, 'm'));
  t.deepEqual((json as Followed).sent.map(({ to }) => to), ['ops@alder.example']);
  t.is(cast.delivered.length, 2, 'the first message to Birch waits for "mail send"');
  t.deepEqual((json as Followed).waiting.map(({ step }) => step), ['day-7']);
});

test('an answer is read first, and ends what was to follow', async (t) => {
  const { engine, approve, clock, cast, mailbox } = await openMailWorld(t);
  const { email } = await approve('Alder');
  await sendApproved(engine, never);
  await clock.advance(3 * day + 60_000);
  mailbox.put(answer(email, 'Yes, gladly! When do you have time for a call?'));
  const { json, text } = await run(commandContext(engine.home, engine));
  t.is(cast.delivered.length, 1);
  t.like(json as Followed, { skipped: 2 });
  t.regex(text, /^2 follow-ups are not sent any more\. Why: .*mail thread/);
});

test('while answers cannot be read no follow-up goes, and the command fails', async (t) => {
  const { engine, approve, clock, cast, mailbox } = await openMailWorld(t);
  await approve('Alder');
  await sendApproved(engine, never);
  await clock.advance(3 * day + 60_000);
  mailbox.failure = new Error('the login was refused');
  const { exitCode, text } = await run(commandContext(engine.home, engine));
  t.is(exitCode, 1);
  t.is(cast.delivered.length, 1);
  t.regex(text, /no follow-up goes while answers are not read: the login was refused/);
});

test('where another program looks after mail, it is left to do so', async (t) => {
  const { engine, approve, cast } = await openMailWorld(t, { host: 'mx.example' });
  await approve('Alder');
  await sendApproved(engine, never);
  await engine.store.roles.hold('sender', { owner: 'another', who: 'the window "work"', leaseMs: 60_000, isAlive: () => true });
  const isAliveElsewhere = engine.store.roles.hold;
  const store = { ...engine.store, roles: { ...engine.store.roles, hold: ((role, claim, tx) => isAliveElsewhere(role, { ...claim, isAlive: () => true }, tx)) as typeof isAliveElsewhere } };
  const { text } = await run(commandContext(engine.home, { ...engine, store }));
  t.regex(text, /^"the window "work"" looks after your mail, and sends each follow-up on its day/);
  t.is(cast.delivered.length, 1);
});
