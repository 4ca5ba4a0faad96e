import { cpSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { startFakeProvider } from '../support/fake-provider/fake-provider.ts';
import { startDnsStandIn } from '../support/dns-stand-in.ts';
import { freePorts } from '../mail/support/free-ports.ts';
import { startSmtpStandIn } from '../support/smtp-stand-in.ts';
import { openTestStore } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { problemsInReadingPage } from './support/accessibility.ts';
import { installedExtension } from './support/installed-extension.ts';
import { runInHost } from './support/run-in-host.ts';
import type { Workbench } from './support/workbench.ts';

/** No shape that is hidden by itself: only what is done for a key can hide it. */
const key = 'canary.of.setup.4711';

test.serial('someone new is led from step to step, and each has its tick when it is done', async (t) => {
  const { workbench, home } = await installedExtension(t, { theme: 'light' });
  pictureOfFailure(t, workbench);
  await workbench.openOutreach();
  await workbench.command('Outreach: Setup');
  await isAtStep(workbench, 'Give it your résumé');
  await workbench.picture('setup-1-walkthrough');
  t.deepEqual(await ticks(workbench), [false, false, false, false, false]);

  await workbench.command('Outreach: Import Your Résumé');
  await asked(t, workbench, /Where is your résumé\?/);
  await workbench.picture('setup-2-profile-where');
  await workbench.choose('The sample résumé');
  await asked(t, workbench, /Is this right\?/);
  await workbench.picture('setup-3-profile-read');
  await workbench.choose('Use this résumé');
  await ticked(t, workbench, [true, false, false, false, false]);

  await workbench.command('Outreach: Choose a Model');
  await asked(t, workbench, /Everything works without a model/);
  await workbench.picture('setup-4-model');
  await workbench.choose('Offline rules');
  await ticked(t, workbench, [true, true, false, false, false]);

  await workbench.command('Outreach: Choose How Mail Is Sent');
  await asked(t, workbench, /How shall approved mail go out\?/);
  await workbench.picture('setup-5-mailbox');
  await workbench.page.keyboard.press('Enter');
  await asked(t, workbench, /Choose what to change, or save/);
  await workbench.picture('setup-6-mailbox-options');
  await workbench.choose('Save');
  await ticked(t, workbench, [true, true, true, false, false]);

  await workbench.command('Outreach: Say Who Writes');
  await asked(t, workbench, /as your readers see it/);
  await workbench.page.keyboard.press('Enter'); // as the résumé says it
  await asked(t, workbench, /mail address that you write from/);
  await workbench.answer('ada at example');
  await asked(t, workbench, /It has a space/, 'what is wrong is said in place');
  await workbench.picture('setup-7-sender-wrong');
  await workbench.answer('ada@example.org');
  await asked(t, workbench, /postal address/);
  await workbench.page.keyboard.type('1 Quay Str');
  await workbench.page.keyboard.press('Escape');
  t.deepEqual(settingsIn(home)['sender'], undefined, 'nothing is stored by half');

  await workbench.command('Outreach: Say Who Writes');
  await asked(t, workbench, /as your readers see it/);
  await workbench.page.keyboard.press('Enter');
  await asked(t, workbench, /mail address/);
  t.is(await typed(workbench), 'ada@example.org', 'what was entered before the cancel stands there again');
  await workbench.page.keyboard.press('Enter');
  await asked(t, workbench, /postal address/);
  t.is(await typed(workbench), '1 Quay Str');
  await workbench.page.locator('.codicon-quick-input-back').click();
  await asked(t, workbench, /mail address/);
  await workbench.page.keyboard.press('Enter');
  await asked(t, workbench, /postal address/);
  t.is(await typed(workbench), '1 Quay Str', 'going back loses nothing either');
  await workbench.answer('1 Quay Street, Leeds');
  await ticked(t, workbench, [true, true, true, true, false]);
  t.like(settingsIn(home)['sender'], { email: 'ada@example.org', mailingAddress: '1 Quay Street, Leeds' });

  await workbench.command('Outreach: Setup');
  await isAtStep(workbench, 'Start your first campaign'); // where something is left to do
  await workbench.picture('setup-8-walkthrough-last');
});

test.serial('who begins with a campaign is asked for a résumé on the way, and has a draft in the end', async (t) => {
  const { workbench, home } = await installedExtension(t);
  pictureOfFailure(t, workbench);
  await workbench.openOutreach();
  const table = join(dirname(home), 'people.csv');
  writeFileSync(table, 'company,person,email,notes\nAcme,Ada Moreau,ada@acme.example,Acme builds pipelines in TypeScript and PostgreSQL and looks for backend engineers.\n');
  await workbench.command('Outreach: New Campaign');
  await asked(t, workbench, /Where are the people worth writing to\?/);
  await workbench.picture('setup-9-campaign');
  await workbench.choose('CSV');
  await asked(t, workbench, /CSV file/);
  await workbench.answer(join(home, 'nobody.csv'));
  await asked(t, workbench, /There is no such file or folder/);
  await workbench.answer(table);
  await asked(t, workbench, /How many leads\?/);
  await workbench.page.keyboard.type('0');
  await workbench.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'A number from 1 to 1000' }).waitFor();
  await workbench.page.keyboard.press('Backspace');
  await workbench.page.keyboard.type('3');
  await workbench.picture('setup-10-campaign-many');
  await workbench.choose('3 leads, chosen for me: the best matches');
  await asked(t, workbench, /Where is your résumé\?/);
  await workbench.choose('The sample résumé');
  await asked(t, workbench, /Is this right\?/);
  await workbench.choose('Use this résumé');
  await (await workbench.view('Review')).getByText('Ada Moreau').waitFor();

  await workbench.command('Outreach: Show What Is Set Up');
  await workbench.webview().getByRole('heading', { name: 'What Is Set Up' }).waitFor();
  await workbench.picture('setup-11-summary');
  t.regex(await workbench.webview().locator('body').innerText(), /Robin Vale: 27 skills, 3 positions/);
});

test.serial('each command of setup does its part when it is called by another, and a cancel stores nothing', async (t) => {
  const folder = temporaryFolder(t);
  const home = join(folder, 'home');
  writeFileSync(join(folder, 'people.csv'), 'company,person,email\nAcme,Ada Moreau,ada@acme.example\n');
  writeFileSync(join(folder, 'shopping.txt'), 'milk\n');
  cpSync('core/sample/resume.md', join(folder, 'resume.md'));
  const { said } = await runInHost(t, 'setup', { home, environment: { OUTREACH_TEST_PAPERS: folder } });
  t.log(said);
  t.deepEqual(said['opensItsWalkthrough'], { tabs: 1 });
  t.deepEqual(said['storesNothingWhenCancelled'], { model: false, mailbox: false, sender: false, campaign: null, settings: false });
  t.deepEqual(said['readsTheFileThatItIsGiven'], { isSaved: true });
  t.deepEqual(said['keepsTheProfileWhenAFileIsNoResume'], { answer: null });
  t.deepEqual(said['readsWhatIsPasted'], { isEmpty: true, isSaved: true });
  t.deepEqual(said['choosesAndKeeps'], { model: true, mailbox: true });
  t.like(settingsIn(home), { preset: 'offline', transport: 'file' });
  t.deepEqual(said['storesNothingWhereNothingIsChanged'], { options: false });
  t.deepEqual(said['beginsACampaignFromAFile'], { campaign: 1 });
  t.deepEqual(said['showsWhatIsSetUp'], { page: 'What Is Set Up', settings: 'config.json' });
  const store = await openTestStore(t, join(home, 'outreach.db'));
  t.is((await store.profiles.active())?.profile.name?.value, 'Grace Winter');
  t.like(await store.campaigns.find(1), { leadLimit: 10, mode: 'auto', request: { venues: [{ venue: 'csv', from: join(folder, 'people.csv') }] } });
});

test.serial('a key is tried before it is taken, is hidden while it is typed, and stands nowhere on the disk', async (t) => {
  const provider = await startFakeProvider(t, { apiKey: key, models: ['fake-large', 'fake-small'] });
  const { workbench, home } = await installedExtension(t);
  pictureOfFailure(t, workbench);
  await workbench.openOutreach();
  await workbench.command('Outreach: Choose a Model');
  await workbench.choose('Claude');
  await asked(t, workbench, /Anthropic API key/);
  await workbench.answer('sk-proj-of-another-maker');
  await asked(t, workbench, /It must begin with sk-ant-/);
  await workbench.picture('setup-key-wrong');
  t.is(await workbench.page.locator('.quick-input-widget:visible input').first().getAttribute('type'), 'password');
  await workbench.page.locator('.codicon-quick-input-back').click();
  await asked(t, workbench, /Everything works without a model/);
  await workbench.choose('Another server');
  await asked(t, workbench, /base URL of the server/);
  await workbench.picture('setup-model-server');
  await workbench.page.keyboard.type('http://llm.example.org/v1');
  await workbench.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'it must begin with https://' }).waitFor();
  // Nobody is there to try a key, under two addresses: what is untried at the one is untried at the other.
  const [nobody = 0] = await freePorts(1);
  for (const address of [`http://127.0.0.1:${nobody}/v1`, `http://localhost:${nobody}/v1`]) {
    await workbench.page.locator('.quick-input-widget:visible input').first().fill(address);
    await workbench.choose(address);
    await asked(t, workbench, /API key/);
    await workbench.answer(key);
    await asked(t, workbench, /could not be tried now/, address);
    await back(workbench);
    await asked(t, workbench, /Everything works without a model/);
  }
  await workbench.page.locator('.quick-input-widget:visible input').first().fill(`${provider.url}/v1`);
  await workbench.choose(`${provider.url}/v1`);
  await asked(t, workbench, /API key/);
  await workbench.answer(`${key}.wrong`);
  await asked(t, workbench, /refused|not accept/i);
  await workbench.picture('setup-key-refused');
  await workbench.answer(key);
  await asked(t, workbench, /Which model\?/);
  // The same server by another address: nobody knows that, and the key was given for the first.
  const elsewhere = `http://localhost:${new URL(provider.url).port}/v1`;
  for (const [address, standsThere] of [[elsewhere, ''], [`${provider.url}/v1`, key]] as const) {
    await back(workbench);
    if (standsThere === '') await back(workbench);
    await asked(t, workbench, /Everything works without a model/);
    await workbench.page.locator('.quick-input-widget:visible input').first().fill(address);
    await workbench.choose(address);
    await asked(t, workbench, /API key/);
    t.is(await typed(workbench), standsThere, address);
  }
  await workbench.page.keyboard.press('Enter');
  await asked(t, workbench, /Which model\?/);
  await workbench.choose('fake-large');
  await until(async () => JSON.stringify(settingsIn(home)).includes('fake-large'));
  t.like(settingsIn(home), { plugins: { openai: { baseUrl: `${provider.url}/v1` } } });

  await workbench.command('Outreach: Show What Is Set Up');
  await workbench.webview().getByRole('heading', { name: 'What Is Set Up' }).waitFor();
  const summary = await workbench.webview().locator('body').innerText();
  t.regex(summary, /OpenAI API key\s+••+ kept by the editor/);
  t.regex(summary, /openai fake-large/);
  await workbench.picture('setup-key-summary');
  await workbench.command('Outreach: Choose a Model');
  await workbench.choose(`${provider.url}/v1 · in use`);
  await asked(t, workbench, /Leave it empty to use the key that is stored/);
  await workbench.page.keyboard.press('Enter');
  await asked(t, workbench, /Which model\?/, 'the stored key is tried, and let in');
  t.true(provider.requests.filter(({ headers }) => headers['authorization'] === `Bearer ${key}`).length >= 2);
  t.deepEqual(filesWith(dirname(home), key), []);
  t.true(filesWith(dirname(home), 'fake-large').length > 0, 'the search does find what there is');
});

test.serial('an Ollama that runs on this machine is found, and one of its models is chosen', async (t) => {
  const ollama = await startFakeProvider(t, { models: ['llama3.1:8b', 'qwen3:4b'] });
  const made = join(temporaryFolder(t), 'home');
  mkdirSync(made);
  writeFileSync(join(made, 'config.json'), JSON.stringify({ plugins: { ollama: { baseUrl: ollama.url } } }));
  const { workbench, home } = await installedExtension(t, { home: made });
  pictureOfFailure(t, workbench);
  await workbench.openOutreach();
  await workbench.command('Outreach: Choose a Model');
  await asked(t, workbench, /Everything works without a model/);
  await workbench.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Ollama' }).filter({ hasText: '2 models on this machine' }).waitFor();
  await workbench.picture('setup-model-ollama');
  await workbench.choose('Ollama');
  await asked(t, workbench, /Which model\?/);
  await workbench.choose('qwen3:4b');
  await until(async () => JSON.stringify(settingsIn(home)).includes('qwen3:4b'));
  t.like(settingsIn(home), { preset: 'fully_free', llm: { model: 'qwen3:4b' } });
  t.deepEqual([...new Set(ollama.requests.map(({ path }) => path))], ['/api/tags'], 'to ask what is there is all that it is asked');
  await workbench.command('Outreach: Show What Is Set Up');
  await workbench.webview().getByRole('heading', { name: 'What Is Set Up' }).waitFor();
  t.regex(await workbench.webview().locator('body').innerText(), /ollama qwen3:4b/);

  const inUse = workbench.page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: 'Ollama' }).filter({ hasText: 'in use' });
  await workbench.command('Outreach: Choose a Model');
  await inUse.waitFor();
  await workbench.page.keyboard.type('o'); // to find a line, which is no answer
  await cancel(workbench);
  await workbench.command('Outreach: Choose a Model');
  await inUse.waitFor();
  t.is(await typed(workbench), '');
});

test.serial('a mail account is an address and a password: tried under the input, stored when it is let in, and tested with a message to oneself', async (t) => {
  const server = await startSmtpStandIn({ login: ({ user, secret }) => (user === 'ada@out.example' && secret === key ? undefined : '535 5.7.8 Wrong password') });
  t.teardown(() => server.close());
  const names = await startDnsStandIn(t, {});
  const made = join(temporaryFolder(t), 'home');
  mkdirSync(made);
  writeFileSync(join(made, 'config.json'), JSON.stringify({ sender: { name: 'Ada Moreau', email: 'ada@out.example', mailingAddress: '1 Quay Street, Leeds' }, dns: { servers: [names.server] } }));
  const { workbench, home } = await installedExtension(t, { home: made });
  pictureOfFailure(t, workbench);
  await workbench.openOutreach();
  await workbench.command('Outreach: Choose How Mail Is Sent');
  await asked(t, workbench, /type the address of your mail account/);
  await workbench.picture('setup-mail-how');
  await workbench.page.keyboard.type('ada@o');
  await workbench.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'the part after the @ is not a domain' }).waitFor();
  await cancel(workbench);
  await workbench.command('Outreach: Choose How Mail Is Sent');
  await until(async () => (await typed(workbench)) === 'ada@o'); // a cancel loses nothing of it
  await workbench.page.locator('.quick-input-widget:visible input').first().fill('');
  await workbench.choose('ada@out.example'); // the sender’s address stands there
  await asked(t, workbench, /server for outgoing mail/);
  t.is(await typed(workbench), 'smtp.out.example imap.out.example', 'what most servers are called stands there to be mended');
  await workbench.picture('setup-mail-servers');
  await workbench.answer('one too many servers');
  await asked(t, workbench, /must be one name or two/);
  await workbench.answer(`127.0.0.1:${server.port}`);
  await asked(t, workbench, /The password of ada@out\.example/);
  t.is(await workbench.page.locator('.quick-input-widget:visible input').first().getAttribute('type'), 'password');
  await workbench.answer(`${key}.wrong`);
  await asked(t, workbench, /refused the login of ada@out\.example/);
  await workbench.picture('setup-mail-refused');
  t.is(settingsIn(home)['transport'], undefined, 'nothing is stored that was not let in');
  await workbench.page.locator('.codicon-quick-input-back').click();
  await asked(t, workbench, /server for outgoing mail/);
  t.is(await typed(workbench), `127.0.0.1:${server.port}`);
  await workbench.page.keyboard.press('Enter');
  await asked(t, workbench, /The password of/);
  await workbench.answer(key);
  await until(async () => settingsIn(home)['transport'] === 'smtp');
  t.like(settingsIn(home), { mailbox: null, plugins: { smtp: { user: 'ada@out.example', host: '127.0.0.1', port: server.port } } });
  t.deepEqual(server.stored, [], 'trying it sends nothing');

  await workbench.webview().getByRole('heading', { name: 'out.example', exact: true }).waitFor();
  await workbench.picture('setup-mail-domain');
  t.deepEqual(await problemsInReadingPage(workbench), []);
  const domain = await workbench.webview().locator('body').innerText();
  t.regex(domain, /No campaign starts from out\.example/);
  t.regex(domain, /Records to Add[\s\S]*TXT[\s\S]*_dmarc\.out\.example\s+Copy[\s\S]*v=DMARC1/);

  await workbench.webview().getByText('Copy', { exact: true }).first().click();
  await workbench.page.getByText('Copied.').waitFor();

  await workbench.command('Outreach: Set Plugin Options');
  await asked(t, workbench, /Which plugin\?/);
  await workbench.page.keyboard.type('smtp');
  await workbench.choose('smtp');
  await asked(t, workbench, /Choose what to change, or save/);
  await workbench.picture('setup-plugin-options');
  await workbench.page.keyboard.type('Connections');
  await workbench.choose('Connections');
  await asked(t, workbench, /open at once, at most/);
  await workbench.answer('99');
  await asked(t, workbench, /10/, 'what its schema allows is said in place');
  await workbench.answer('3');
  await until(async () => (settingsIn(home)['plugins'] as { readonly smtp: { readonly connections?: number } }).smtp.connections === 3);
  await workbench.button('Change Another').click();
  await asked(t, workbench, /Options of smtp/);
  await workbench.page.keyboard.type('Login');
  await workbench.choose('Login');
  await asked(t, workbench, /Login: With a password/);
  await workbench.choose('oauth2');
  await asked(t, workbench, /the login "oauth2" needs provider, clientId/, 'what would keep the plugin from starting is not stored');
  await workbench.picture('setup-plugin-options-incomplete');
  await cancel(workbench);
  t.is((settingsIn(home)['plugins'] as { readonly smtp: { readonly login?: string } }).smtp.login, undefined);

  await workbench.command('Outreach: Send Yourself a Test Message');
  await until(async () => server.stored.length === 1);
  t.deepEqual(server.stored.map(({ to }) => to), [['ada@out.example']]);
  await workbench.notification('The test message to ada@out.example was sent').first().waitFor();
  await workbench.command('Outreach: Show What Is Set Up');
  await workbench.webview().getByRole('heading', { name: 'What Is Set Up' }).waitFor();
  t.regex(await workbench.webview().locator('body').innerText(), /smtp: ada@out\.example \(127\.0\.0\.1\)/);
  t.deepEqual(filesWith(dirname(home), key), []);
});

function settingsIn(home: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(readFileSync(join(home, 'config.json'), 'utf8')) as Readonly<Record<string, unknown>>;
  } catch {
    return {}; // not there yet
  }
}

/** Settings, database, logs and everything that the editor keeps on its server. */
function filesWith(folder: string, text: string): readonly string[] {
  return globSync('**/*', { cwd: folder }).filter((name) => statSync(join(folder, name)).isFile() && readFileSync(join(folder, name), 'latin1').includes(text));
}

/** What was seen when it went wrong stands among the artifacts. */
function pictureOfFailure(t: ExecutionContext, workbench: Workbench): void {
  t.teardown(async () => {
    if (!t.passed) await workbench.picture(`setup-failed-${t.title.split(' ').slice(0, 3).join('-')}`);
  });
}

async function asked(t: ExecutionContext, workbench: Workbench, words: RegExp, why?: string): Promise<void> {
  let question = '';
  await until(async () => words.test((question = await workbench.question()))).catch(() => undefined); // what stands there instead is said below
  t.regex(question, words, why);
  // It has the keys, and keeps them: the walkthrough wants them a moment after a command was called above it.
  let looks = 0;
  await until(async () => (looks = (await workbench.page.locator('.quick-input-widget:visible input:focus').count()) === 1 ? looks + 1 : 0) === 8);
}

async function back({ page }: Workbench): Promise<void> {
  const title = page.locator('.quick-input-widget:visible .quick-input-title');
  const before = await title.textContent();
  await page.locator('.quick-input-widget:visible .codicon-quick-input-back').click();
  await until(async () => (await title.textContent()) !== before);
}

/** Resolves when nothing is asked any more: keys that come before are meant for what goes. */
async function cancel({ page }: Workbench): Promise<void> {
  await page.keyboard.press('Escape');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

async function typed(workbench: Workbench): Promise<string> {
  return workbench.page.locator('.quick-input-widget:visible input').first().inputValue();
}

async function isAtStep(workbench: Workbench, title: string): Promise<void> {
  await workbench.page.locator('.getting-started-step.expanded .step-title').filter({ hasText: title }).waitFor();
}

async function ticks(workbench: Workbench): Promise<readonly boolean[]> {
  return workbench.page.locator('.getting-started-step .codicon-getting-started-step-checked, .getting-started-step .codicon-getting-started-step-unchecked').evaluateAll((icons) => icons.map((icon) => icon.classList.contains('codicon-getting-started-step-checked')));
}

async function ticked(t: ExecutionContext, workbench: Workbench, wanted: readonly boolean[]): Promise<void> {
  let found: readonly boolean[] = [];
  await until(async () => String((found = await ticks(workbench))) === String(wanted)).catch(() => undefined); // what is ticked instead is said below
  t.deepEqual(found, wanted);
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 120_000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error('It has not come to that in two minutes.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
