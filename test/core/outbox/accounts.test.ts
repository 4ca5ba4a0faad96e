import test from 'ava';
import { completeSettings } from '../../../core/config/load-settings.ts';
import { readProfileText } from '../../../core/profile/read-profile.ts';
import { accountNamed, accountsOf, senderFrom, sendingFrom } from '../../../core/outbox/accounts.ts';
import { resumeText } from '../../support/resume.ts';

const settings = completeSettings(
  {
    transport: 'smtp',
    mailbox: 'imap',
    sender: { name: 'Mara Lindqvist', email: 'mara@example.org', mailingAddress: '1 Quay Street, Gothenburg' },
    accounts: { second: { email: 'm.lindqvist@second.example', transport: 'work', mailbox: null }, named: { email: 'studio@example.org', name: 'Mara of the Studio', transport: 'smtp', mailbox: 'imap', replyTo: 'answers@example.org' } },
  },
  'the test',
);
const profile = readProfileText(resumeText);

test('the main account comes first, and each has the transport and the mailbox that the settings name', (t) => {
  t.deepEqual(accountsOf(settings).map(({ id, transport, mailbox }) => [id, transport, mailbox]), [['main', 'smtp', 'imap'], ['second', 'work', null], ['named', 'smtp', 'imap']]);
});

test('an account that the settings do not name is none', (t) => {
  t.is(accountNamed(settings, 'second')?.sender?.email, 'm.lindqvist@second.example');
  for (const id of ['gone', 'toString', '__proto__']) t.is(accountNamed(settings, id), undefined, id);
});

test('each account writes from its own address and in its own name, all with the one mailing address', (t) => {
  const written = accountsOf(settings).map((account) => senderFrom(settings, account, profile));
  t.deepEqual(written.map(({ name, email, replyTo }) => [name, email, replyTo]), [
    ['Mara Lindqvist', 'mara@example.org', null],
    ['Mara Lindqvist', 'm.lindqvist@second.example', null],
    ['Mara of the Studio', 'studio@example.org', 'answers@example.org'],
  ]);
  t.deepEqual([...new Set(written.map(({ mailingAddress }) => mailingAddress))], ['1 Quay Street, Gothenburg']);
});

test('every domain that is written from is known, and an address that nobody knows is none', (t) => {
  t.deepEqual(sendingFrom(settings, undefined).map(({ email, transport }) => `${email} ${transport}`), ['mara@example.org smtp', 'm.lindqvist@second.example work', 'studio@example.org smtp']);
  const nameless = completeSettings({}, 'the test');
  t.deepEqual(sendingFrom(nameless, undefined), []);
  t.is(sendingFrom(nameless, { email: profile.email })[0]?.email, profile.email?.value);
});
