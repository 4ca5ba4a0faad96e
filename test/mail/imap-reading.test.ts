// Reading over IMAP, at a real Dovecot.
import test from 'ava';
import { startDovecot } from './support/dovecot.ts';
import { letter, openMailbox, readAll, subjects } from './support/imap-mailbox.ts';

test.serial('new mail is read in its order, and reading goes on after any message', async (t) => {
  const dovecot = await startDovecot();
  t.teardown(() => dovecot.stop());
  for (const subject of ['One', 'Two', 'Three']) await dovecot.deliver(letter(subject));
  const mailbox = await openMailbox(t, dovecot);

  const all = await readAll(mailbox, null);
  t.deepEqual(subjects(all), ['One', 'Two', 'Three']);
  for (const [index, { cursor }] of all.entries()) t.deepEqual(subjects(await readAll(mailbox, cursor)), subjects(all.slice(index + 1)));

  await dovecot.deliver(letter('Four'));
  t.deepEqual(subjects(await readAll(mailbox, all.at(-1)?.cursor ?? null)), ['Four']);
});
