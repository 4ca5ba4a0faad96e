import test from 'ava';
import { mailTrialOf } from '../../../core/setup/mail-trial.ts';
import { fileTransport, imap, smtp } from '../../../plugins/index.ts';
import { openTestEngine } from '../../support/engine.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

for (const [user, servers] of [
  ['ada@gmail.com', { smtp: 'smtp.gmail.com', imap: 'imap.gmail.com' }],
  ['ada@posteo.de', { smtp: 'posteo.de', imap: 'posteo.de' }],
  ['ada@example.org', { smtp: null, imap: null }],
] as const) {
  test(`the servers of ${user} are ${servers.smtp === null ? 'asked for' : 'known by the address'}`, async (t) => {
    const engine = await openTestEngine(t, temporaryFolder(t), [smtp, imap, fileTransport], { plugins: { smtp: { user }, 'mailbox-imap': { user } } });
    t.deepEqual(mailTrialOf(engine).servers, servers);
  });
}

test('whoever can send with an address alone can read with it, too', async (t) => {
  const domains = ['googlemail.com', 'outlook.com', 'hotmail.de', 'firm.onmicrosoft.com', 'icloud.com', 'fastmail.com', 'yahoo.co.uk', 'aol.com', 'gmx.de', 'gmx.com', 'web.de', 't-online.de', 'freenet.de', 'mailbox.org', 'zoho.com', 'zoho.eu', 'yandex.ru', 'mail.ru', 'orange.fr', 'laposte.net'];
  for (const domain of domains) {
    const user = `ada@${domain}`;
    const engine = await openTestEngine(t, temporaryFolder(t), [smtp, imap], { plugins: { smtp: { user }, 'mailbox-imap': { user } } });
    const { servers } = mailTrialOf(engine);
    await engine.close('seen');
    t.true(servers.smtp !== null && servers.imap !== null, domain);
  }
});
