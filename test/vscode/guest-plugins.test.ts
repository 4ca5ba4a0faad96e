import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import test from 'ava';
import { openTestStore } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { runInHost } from './support/run-in-host.ts';

test.serial('another extension adds a plugin only when the user allows it, and no longer when it is taken back', async (t) => {
  const { said } = await runInHost(t, 'guest-plugins', { extensions: ['sample-plugin'] });
  const denied = (part: string) => (said[part] as { readonly api: unknown; readonly denied: string } | undefined) ?? { api: undefined, denied: '' };
  t.is(denied('firstIsDenied').api, null);
  t.regex(denied('firstIsDenied').denied, /May the extension "Sample Plugin" \(outreach-tests\.sample-plugin\) add to Outreach\?/);
  t.is(denied('isDeniedUnderAStrangeName').api, null);
  t.regex(denied('isDeniedUnderAStrangeName').denied, /no such extension is installed/);
  t.is(denied('knowsItsVersion').api, null);
  t.regex(denied('knowsItsVersion').denied, /wants version 2 of Outreach's API; this is version 1/);
  // Nothing of it is loaded before it is added, and then without a restart, with a log of its own.
  t.deepEqual(said['laterTheUserAllowsIt'], { found: [], before: false, loaded: 1 });
  t.deepEqual(said['takesItOutAndInAgain'], { out: 1, in: 2 });
  t.regex(String(said['maliciousShapesAreRefused']), /its name is not kebab-case/);
  t.is(denied('neverAgainWhenItIsTakenBack').api, null);
  t.regex(denied('neverAgainWhenItIsTakenBack').denied, /you have not allowed it/);
});

test.serial('in a workspace that is not trusted no other extension is let in, and nobody is asked', async (t) => {
  const { said } = await runInHost(t, 'untrusted-workspace', { extensions: ['sample-plugin'], trusted: false });
  t.like(said['letsNobodyIn'], { trusted: false, api: null });
  t.regex((said['letsNobodyIn'] as { readonly denied: string }).denied, /the workspace is not trusted/);
});

test.serial('where the data lie, what reads them, what is loaded and which servers are asked are never taken from the workspace', async (t) => {
  let asked = 0;
  const server = createServer((socket) => {
    asked += 1;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => server.close());
  const { port } = server.address() as AddressInfo;
  const planted = JSON.stringify({
    pluginLoading: { packages: ['evil'] },
    sender: { name: 'Mallory', email: 'mallory@out.example', mailingAddress: '1 Quay Street, Leeds' },
    transport: 'smtp',
    plugins: { smtp: { host: '127.0.0.1', port, security: 'none', user: 'mallory' } },
  });
  const environment = { OUTREACH_TEST_PLANTED: planted, SMTP_PASSWORD: 'correct horse' };
  for (const trusted of [true, false]) {
    const stranger = join(temporaryFolder(t), 'stranger');
    const settings = { 'outreach.home': stranger, 'outreach.storage.driver': 'node', 'outreach.pluginLoading.packages': [stranger] };
    const { home, said } = await runInHost(t, 'workspace-settings', { settings, trusted, environment });
    const of = trusted ? 'trusted' : 'not trusted';
    t.deepEqual(said['takesNothingFromTheWorkspace'], { trusted, home: '', driver: 'auto' }, of);
    t.deepEqual(said['loadsNothingFromTheWorkspace'], { loaded: false }, of);
    t.is(asked, 0, of);
    const store = await openTestStore(t, join(home, 'outreach.db'));
    t.is((await store.emails.counts()).drafted, 10, of);
    t.false(existsSync(stranger), of);
  }
  // In the home, the same names are used.
  const home = join(temporaryFolder(t), 'home');
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'config.json'), planted);
  await runInHost(t, 'workspace-settings', { home, environment });
  t.true(asked > 0);
});
