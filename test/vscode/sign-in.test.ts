import { globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'ava';
import { startDnsStandIn } from '../support/dns-stand-in.ts';
import { startSmtpStandIn } from '../support/smtp-stand-in.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { installedExtension } from './support/installed-extension.ts';
import type { Workbench } from './support/workbench.ts';

/** What the provider of test/vscode/extensions/microsoft-account gives. */
const token = 'canary.of.sign-in.0815';

test.serial('a Microsoft account is signed in to by VS Code, sends with the token that VS Code has, and leaves no trace of it', async (t) => {
  const server = await startSmtpStandIn({ login: ({ user, secret }) => (user === 'ada@out.example' && secret === token ? undefined : '535 5.7.8 No'), mechanisms: ['XOAUTH2'] });
  t.teardown(() => server.close());
  const names = await startDnsStandIn(t, {});
  const made = join(temporaryFolder(t), 'home');
  mkdirSync(made);
  const settings = { sender: { name: 'Ada Moreau', email: 'ada@out.example', mailingAddress: '1 Quay Street, Leeds' }, dns: { servers: [names.server] }, plugins: { smtp: { user: 'ada@out.example', provider: 'microsoft' } } };
  writeFileSync(join(made, 'config.json'), JSON.stringify(settings));
  const { workbench, home } = await installedExtension(t, { home: made, extensions: ['microsoft-account'] });
  await workbench.openOutreach();
  await workbench.command('Outreach: Choose How Mail Is Sent');
  await workbench.choose('Mail account, ada@out.example');
  await asked(workbench, /server for outgoing mail/);
  await workbench.answer(`127.0.0.1:${server.port}`);
  await asked(workbench, /Press Enter to sign in with Microsoft/);
  await workbench.picture('setup-mail-sign-in');
  await workbench.page.keyboard.press('Enter');
  // VS Code itself asks whether this extension may sign in.
  await workbench.page.getByRole('button', { name: 'Allow', exact: true }).click();
  await until(async () => settingsIn(home)['transport'] === 'smtp');
  t.like(settingsIn(home), { plugins: { smtp: { user: 'ada@out.example', login: 'editor', provider: 'microsoft', port: server.port } } });
  t.deepEqual(server.logins.map(({ mechanism, secret }) => [mechanism, secret]), [['XOAUTH2', token]], 'it is tried before it is stored');

  // What is said of the domain opens by itself, and has the keys.
  await workbench.webview().getByRole('heading', { name: 'out.example', exact: true }).waitFor();
  await workbench.command('Outreach: Send Yourself a Test Message');
  await until(async () => server.stored.length === 1);
  t.deepEqual(server.stored.map(({ to }) => to), [['ada@out.example']]);
  t.deepEqual(filesWith(dirname(home), token), [], 'neither settings nor logs nor the database hold it');
});

test.serial('where VS Code is signed in as somebody else, that is asked about, and nothing is stored unless it is right', async (t) => {
  const server = await startSmtpStandIn({ login: ({ user, secret }) => (user === 'ada@out.example' && secret === token ? undefined : '535 5.7.8 No'), mechanisms: ['XOAUTH2'] });
  t.teardown(() => server.close());
  const names = await startDnsStandIn(t, {});
  const made = join(temporaryFolder(t), 'home');
  mkdirSync(made);
  writeFileSync(join(made, 'config.json'), JSON.stringify({ sender: { name: 'Ada Moreau', email: 'team@out.example', mailingAddress: '1 Quay Street, Leeds' }, dns: { servers: [names.server] }, plugins: { smtp: { user: 'team@out.example', provider: 'microsoft' } } }));
  const { workbench, home } = await installedExtension(t, { home: made, extensions: ['microsoft-account'] });
  const { page } = workbench;
  await workbench.openOutreach();
  const before = JSON.stringify(settingsIn(home));
  for (const [answer, isStored] of [['Cancel', false], ['Use This Account', true]] as const) {
    await workbench.command('Outreach: Choose How Mail Is Sent');
    await workbench.choose('Mail account, team@out.example');
    await asked(workbench, /server for outgoing mail/);
    await workbench.answer(`127.0.0.1:${server.port}`);
    await asked(workbench, /Press Enter to sign in with Microsoft/);
    await page.keyboard.press('Enter');
    if (!isStored) await page.getByRole('button', { name: 'Allow', exact: true }).click();
    await page.locator('.monaco-dialog-box').filter({ hasText: 'VS Code is signed in as ada@out.example. Shall mail from team@out.example go out by that account?' }).waitFor();
    await workbench.picture('setup-mail-other-account');
    await page.getByRole('button', { name: answer, exact: true }).click();
    if (isStored) await until(async () => settingsIn(home)['transport'] === 'smtp');
    else t.is(JSON.stringify(settingsIn(home)), before);
  }
  t.like(settingsIn(home), { plugins: { smtp: { user: 'ada@out.example', login: 'editor' } } });
});

test.serial('who has an account with Google is told that VS Code has no sign-in for it, and where an app password is made', async (t) => {
  const { workbench } = await installedExtension(t);
  await workbench.openOutreach();
  await workbench.command('Outreach: Choose How Mail Is Sent');
  await asked(workbench, /type the address of your mail account/);
  await workbench.choose('Mail account…');
  await asked(workbench, /The address of your mail account/);
  await workbench.page.keyboard.type('ada');
  await workbench.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'it has no @' }).waitFor();
  await workbench.page.keyboard.press('Enter'); // too early, and nothing is lost
  await workbench.page.keyboard.type('@gmail.com');
  await workbench.choose('Mail account, ada@gmail.com');
  await asked(workbench, /VS Code has no sign-in with Google, so make one at https:\/\/myaccount\.google\.com\/apppasswords/);
  t.is(await workbench.page.locator('.quick-input-widget:visible input').first().getAttribute('type'), 'password');
});

async function asked(workbench: Workbench, words: RegExp): Promise<void> {
  await until(async () => words.test(await workbench.question()));
  // It has the keys, and keeps them: the walkthrough wants them a moment after a command was called above it.
  let looks = 0;
  await until(async () => (looks = (await workbench.page.locator('.quick-input-widget:visible input:focus').count()) === 1 ? looks + 1 : 0) === 8);
}

function settingsIn(home: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(join(home, 'config.json'), 'utf8')) as Readonly<Record<string, unknown>>;
}

/** Settings, database, logs; the test's own provider, which brings it, aside. */
function filesWith(folder: string, text: string): readonly string[] {
  return globSync('**/*', { cwd: folder }).filter((name) => statSync(join(folder, name)).isFile() && !name.includes('microsoft-account') && readFileSync(join(folder, name), 'latin1').includes(text));
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 60_000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error('It has not come to that in a minute.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
