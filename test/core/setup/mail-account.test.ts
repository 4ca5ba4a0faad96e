import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { completeSettings } from '../../../core/config/load-settings.ts';
import { fileSettings, isMailChosen, type MailAccount, mailSettings, readMailServer, tidyPassword } from '../../../core/setup/mail-account.ts';
import { withChanges } from '../../../core/setup/work-choice.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const empty = completeSettings({}, 'the test');
const set = completeSettings({ sender: { email: 'ada@example.org' }, plugins: { smtp: { user: 'old', host: 'smtp.old.example', port: 25, login: 'oauth2', connections: 3 }, 'mailbox-imap': { user: 'old', host: 'imap.old.example' } } }, 'the test');

const accounts: readonly (readonly [title: string, account: MailAccount, plugins: object])[] = [
  ['an address alone leaves the servers to the plugins', { address: 'ada@gmail.com' }, { smtp: { user: 'ada@gmail.com' }, 'mailbox-imap': { user: 'ada@gmail.com' } }],
  ['a server that was named stands there', { address: 'a@b.example', user: 'a', smtp: { host: 's.b.example', port: 587 }, imap: { host: 'i.b.example' } }, { smtp: { user: 'a', host: 's.b.example', port: 587 }, 'mailbox-imap': { user: 'a', host: 'i.b.example' } }],
  ['a sign-in of the host stands in place of a password', { address: 'ada@outlook.com', signedIn: true }, { smtp: { user: 'ada@outlook.com', login: 'editor', provider: 'microsoft' }, 'mailbox-imap': { user: 'ada@outlook.com', auth: 'editor', provider: 'microsoft' } }],
  ['port 143 means STARTTLS', { address: 'a@b.example', smtp: { host: 's.b.example' }, imap: { host: 'i.b.example', port: 143 } }, { smtp: { user: 'a@b.example', host: 's.b.example' }, 'mailbox-imap': { user: 'a@b.example', host: 'i.b.example', port: 143, security: 'starttls' } }],
  ['a server on this machine at a port of its own is spoken to in clear', { address: 'a@b.example', smtp: { host: '127.0.0.1', port: 2525 }, imap: null }, { smtp: { user: 'a@b.example', host: '127.0.0.1', port: 2525, security: 'none' } }],
  ['unless it was said otherwise', { address: 'a@b.example', smtp: { host: '127.0.0.1', port: 1025, security: 'starttls' }, imap: null }, { smtp: { user: 'a@b.example', host: '127.0.0.1', port: 1025, security: 'starttls' } }],
];

for (const [title, account, plugins] of accounts) {
  test(`a mail account in the settings: ${title}`, (t) => {
    const settings = withChanges(empty, mailSettings(account, empty));
    t.deepEqual(JSON.parse(JSON.stringify(settings.plugins)), plugins);
    t.is(settings.transport, 'smtp');
    t.is(settings.mailbox, account.imap === null ? null : 'imap');
    t.is(settings.sender.email, account.address, 'who has no address yet writes from this one');
  });
}

test('another account takes the servers and the login of the one before away, and leaves the rest', (t) => {
  const settings = withChanges(set, mailSettings({ address: 'ada@gmail.com' }, set));
  t.deepEqual(JSON.parse(JSON.stringify(settings.plugins)), { smtp: { user: 'ada@gmail.com', connections: 3 }, 'mailbox-imap': { user: 'ada@gmail.com' } });
  t.is(settings.sender.email, 'ada@example.org');
});

for (const [text, server] of [
  ['smtp.example.org', { host: 'smtp.example.org' }],
  [' smtp.example.org:587 ', { host: 'smtp.example.org', port: 587 }],
  ['[::1]:2525', { host: '[::1]', port: 2525 }],
  ['localhost', { host: 'localhost' }],
  ['smtp.example.org:99999', undefined],
  ['smtp.example.org:0', undefined],
  ['https://smtp.example.org', undefined],
  ['two words', undefined],
  ['', undefined],
] as const) {
  test(`"${text}" is ${server === undefined ? 'no mail server' : 'a mail server'}`, (t) => t.deepEqual(readMailServer(text), server));
}

test('the blanks in an app password go, and no other password is touched', (t) => {
  t.is(tidyPassword('abcd efgh ijkl mnop'), 'abcdefghijklmnop');
  t.is(tidyPassword('a pass phrase'), 'a pass phrase');
});

test('that mail stays in files counts as chosen once somebody said so', (t) => {
  const file = join(temporaryFolder(t), 'config.json');
  t.false(isMailChosen(empty, file));
  writeFileSync(file, JSON.stringify({ transport: fileSettings()[0]?.value }));
  t.true(isMailChosen(empty, file));
});
