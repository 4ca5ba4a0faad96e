import test from 'ava';
import { isOutreachError } from '../../../../core/errors.ts';
import imap from '../../../../plugins/mailboxes/imap/index.ts';
import { errorOf } from '../../../support/error-of.ts';
import { start } from '../../../support/kernel.ts';

async function mailboxes(options: unknown) {
  const { kernel } = await start([imap], { options: { 'mailbox-imap': options } });
  return { ids: kernel.mailboxes.ids(), failure: kernel.plugins[0]?.failure ?? null };
}

test('each account of the settings is a mailbox; without any there is none', async (t) => {
  t.deepEqual(await mailboxes({}), { ids: [], failure: null });
  t.deepEqual((await mailboxes({ host: 'imap.out.example', user: 'me' })).ids, ['imap']);
  t.deepEqual((await mailboxes({ user: 'ada@gmail.com' })).ids, ['imap'], 'the server is known by the address');
  t.deepEqual((await mailboxes({ accounts: { work: { host: 'imap.work.example', user: 'me' }, 'side-job': { host: 'imap.side.example', user: 'me' } } })).ids, ['imap:side-job', 'imap:work']);
});

test('a user whose server nobody knows is no error before the mailbox is asked: then it says what is missing', async (t) => {
  const { kernel } = await start([imap], { options: { 'mailbox-imap': { user: 'ada@example.org' } } });
  const mailbox = kernel.mailboxes.get('imap');
  t.is(mailbox.host, undefined);
  const { signal } = new AbortController();
  const error = await errorOf(() => mailbox.check?.(signal));
  t.is(error.code, 'mail_server_missing');
  t.regex(`${error.message} ${error.help}`, /to read mail at.*plugins\.mailbox-imap\.host/);
  t.is((await errorOf(() => Array.fromAsync(mailbox.read(null, { signal, since: '2026-01-01T00:00:00.000Z', wants: () => true })))).code, 'mail_server_missing');
});

for (const [harm, options] of Object.entries({
  'a host without a user': { host: 'imap.out.example' },
  'an account without a host': { accounts: { work: { user: 'me' } } },
  'a name that is none': { accounts: { 'Work!': { host: 'a.example', user: 'me' } } },
  'a misspelled option of an account': { accounts: { work: { host: 'a.example', user: 'me', prot: 1 } } },
  'a password among the options': { host: 'a.example', user: 'me', password: 'x' },
  'a token endpoint without TLS': { host: 'a.example', user: 'me', tokenUrl: 'http://token.example/' },
  'a port out of range': { host: 'a.example', user: 'me', port: 70_000 },
})) {
  test(`${harm} is refused when the settings are read`, async (t) => {
    const { ids, failure } = await mailboxes(options);
    t.deepEqual(ids, []);
    t.true(isOutreachError(failure) && failure.code === 'plugin_options_invalid');
  });
}
