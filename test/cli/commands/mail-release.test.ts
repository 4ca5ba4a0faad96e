import test from 'ava';
import { run } from '../../../cli/commands/mail-release.ts';
import { mailRound } from '../../../core/outbox/mail-round.ts';
import { commandContext } from '../../support/command-context.ts';
import { never, openMailWorld } from '../../support/mail-world.ts';

test('a store that nothing held says so', async (t) => {
  const { engine } = await openMailWorld(t);
  t.is((await run(commandContext(engine.home, engine))).text, 'Nothing held this store.');
});

test('a restored store says what had held it, what was sent already and what waits for the user, and sends from then on', async (t) => {
  const { engine, approve, mailbox, cast } = await openMailWorld(t, { host: 'smtp.example.org' });
  const alder = await approve('Alder');
  await approve('Birch');
  engine.store.connection.run("INSERT INTO store_meta (key, value) VALUES ('restored_at', '2026-03-02T09:00:00.000Z')");
  await mailRound(engine, never);
  t.is(cast.delivered.length, 0);
  mailbox.copies.add(alder.email.messageId);
  const { text } = await run(commandContext(engine.home, engine));
  t.regex(text, /^This store sends from now on\. What had held it: the database is a restored backup/);
  t.regex(text, new RegExp(`Sent already, as the folder for sent mail says: drafts ${alder.email.id}\\.`));
  await mailRound(engine, never);
  t.deepEqual(cast.delivered.map(({ envelope }) => envelope.to), [['ops@birch.example']]);
});

test('what nobody could look for waits for the user, with the command that settles it', async (t) => {
  const { engine, approve, mailbox } = await openMailWorld(t, { host: 'smtp.example.org' });
  const { email } = await approve('Alder');
  engine.store.connection.run("INSERT INTO store_meta (key, value) VALUES ('restored_at', '2026-03-02T09:00:00.000Z')");
  mailbox.failure = new Error('down');
  t.regex((await run(commandContext(engine.home, engine))).text, new RegExp(`they wait for you: drafts ${email.id} \\(.*mail settle ID.*\\)`));
});
