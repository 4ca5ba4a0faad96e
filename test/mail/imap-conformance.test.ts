// The mailbox at a mail server keeps the promises of every mailbox, at a real Dovecot.
import test from 'ava';
import { type MailboxSample, promisesOf } from '../../core/testing.ts';
import { imap } from '../../plugins/index.ts';
import { type Dovecot, dovecotPassword, startDovecot } from './support/dovecot.ts';
import { letter } from './support/imap-mailbox.ts';

let dovecot: Dovecot;

test.before(async () => {
  dovecot = await startDovecot({ folders: [{ name: 'Junk', use: '\\Junk' }, { name: 'Sent', use: '\\Sent' }] });
  for (const subject of ['One', 'Two']) await dovecot.deliver(letter(subject));
  await dovecot.deliver(letter('Three'), { folder: 'Junk' });
});
test.after.always(() => dovecot.stop());

const sample: MailboxSample = {
  kind: 'mailbox',
  id: 'imap',
  options: async () => ({ host: '127.0.0.1', port: dovecot.port, security: 'none', user: dovecot.user }),
  secrets: { password: dovecotPassword },
  mayConnect: true,
  messages: 3,
};

for (const { title, check } of promisesOf(imap, sample)) test.serial(title, async (t) => void (await t.notThrowsAsync(check)));
