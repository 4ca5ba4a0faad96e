// Every way through each step of setup, as a person goes it: none asks more than three questions.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { startDnsStandIn } from '../support/dns-stand-in.ts';
import { startFakeProvider } from '../support/fake-provider/fake-provider.ts';
import { startSmtpStandIn } from '../support/smtp-stand-in.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { installedExtension } from './support/installed-extension.ts';
import type { Workbench } from './support/workbench.ts';

const most = 3;
const key = 'sk-ant-canary-of-questions';
const resume = readFileSync('core/sample/resume.md', 'utf8');
const people = 'company,person,email\nAcme,Ada Moreau,ada@acme.example\n';

/** What a person does in one input until it is answered. */
type Answer = (workbench: Workbench) => Promise<void>;
type Ways = Readonly<Record<string, readonly Answer[]>>;

const choose = (label: string): Answer => async ({ page, choose: pick }) => {
  await page.locator('.quick-input-widget:visible input').first().fill(''); // what was typed before it was left stands there again
  await pick(label);
};
const press = (name: 'Enter' | 'Escape'): Answer => ({ page }) => page.keyboard.press(name);
const type = (text: string): Answer => (workbench) => workbench.answer(text);
/** In a list, whose lines follow what is typed. */
const find = (text: string): Answer => async ({ page, choose: pick }) => {
  await page.locator('.quick-input-widget:visible input').first().fill(text);
  await pick(text);
};
/** Choices whose answer is typed in the same input. */
const chooseAndFind = (label: string, text: string): Answer => async (workbench) => {
  await workbench.choose(label);
  await find(text)(workbench);
};
/** The answer would go to a server elsewhere: what is asked has been seen. */
const leave = press('Escape');

test.serial('no way through a step of setup asks more than three questions', async (t) => {
  const provider = await startFakeProvider(t, { apiKey: key, models: ['fake-large', 'fake-small'] });
  const ollama = await startFakeProvider(t, { models: ['llama3.1:8b'] });
  const mail = await startSmtpStandIn({ login: () => undefined });
  t.teardown(() => mail.close());
  const names = await startDnsStandIn(t, { 'firm.example': [{ mx: [0, 'firm-example.mail.protection.outlook.com'] }] });
  const letters = temporaryFolder(t);
  const home = homeWith(t, {
    sender: { name: 'Ada Moreau', email: 'ada@out.example', mailingAddress: '1 Quay Street, Leeds' },
    dns: { servers: [names.server] },
    plugins: { ollama: { baseUrl: ollama.url }, anthropic: { baseUrl: provider.url }, 'mailbox-maildir': { folder: letters } },
  });
  const { workbench } = await installedExtension(t, { home, extensions: ['model-provider'], papers: { 'resume.md': resume } });
  await workbench.openOutreach();
  const table = join(home, 'people.csv');
  writeFileSync(table, people);
  const server = `${provider.url}/v1`;

  await goAll(t, workbench, 'Import Your Résumé', {
    'a file of the workspace': [choose('resume.md'), choose('Use this résumé')],
    'the sample': [choose('The sample résumé'), choose('Use it, and show all that was read')],
    'pasted text': [choose('Paste the text')],
  });
  const models = await goAll(t, workbench, 'Choose a Model', {
    'Offline rules': [choose('Offline rules')],
    'Models of VS Code': [choose('Models of VS Code'), find('playback/plans')],
    Ollama: [choose('Ollama'), choose('llama3.1:8b')],
    Claude: [choose('Claude'), type(key), choose('The best for each task')],
    OpenAI: [choose('OpenAI'), leave],
    OpenRouter: [choose('OpenRouter'), leave],
    'Another server…': [chooseAndFind('Another server…', server), type(key), choose('fake-large')],
    'a server that is in use': [choose(`${server} · in use`), press('Enter'), choose('fake-small')],
    'a server that is typed at once': [find('http://localhost:9/v1'), leave],
  });
  // LM Studio is not here, and goes as Ollama does.
  t.deepEqual(models, ['Offline rules', 'Models of VS Code', 'Ollama', 'LM Studio', 'Claude', 'OpenAI', 'OpenRouter', 'Another server…'], 'a new choice wants a way above');
  const mails = await goAll(t, workbench, 'Choose How Mail Is Sent', {
    'Files in the outbox folder': [choose('Files in the outbox folder'), choose('Save')],
    'files in another folder': [choose('Files in the outbox folder'), choose('Folder'), press('Enter')],
    'Mail account': [choose('Mail account, ada@out.example'), type(`127.0.0.1:${mail.port}`), type(key)],
    'Another mail account…': [chooseAndFind('Another mail account…', 'team@out.example'), type(`127.0.0.1:${mail.port}`), type(key)],
    'an account of a known service': [find('ada@gmail.com'), leave],
    'an account at Microsoft': [find('ada@outlook.com'), leave],
    'an account of an organisation at Microsoft': [find('ada@firm.example'), press('Enter'), leave],
    'Mail server': [choose('Mail server'), choose('Save')],
    'an option of the mail server': [choose('Mail server'), find('Connections'), type('3')],
    'where answers are read': [choose(`Maildir ${letters}`), choose('Save')],
  });
  t.deepEqual(mails, ['Files in the outbox folder', 'Mail account', 'Another mail account…', 'Mail server', `Maildir ${letters}`], 'a new choice wants a way above');
  t.regex(readFileSync(join(home, 'config.json'), 'utf8'), /"mailbox": ?"maildir"/);
  await goAll(t, workbench, 'Set Plugin Options', {
    'nothing is changed': [find('smtp'), choose('Save')],
    'what is typed': [find('smtp'), find('Connections'), type('4')],
    'what is chosen': [find('smtp'), find('Encryption'), choose('none')],
    'a user that is no address, as some services have it': [find('smtp'), find('Mail address or user name'), type('apikey')],
  });
  await goAll(t, workbench, 'Choose How Mail Is Sent', { 'the server that is in use by it': [choose('(apikey), in use'), choose('Save')] });
  await goAll(t, workbench, 'Say Who Writes', { 'as it is': [press('Enter'), press('Enter'), press('Enter')] });
  await goAll(t, workbench, 'New Campaign', {
    'the sample': [choose('The sample')],
    'a table': [choose('CSV'), type(table), choose('10 leads, chosen for me')],
  });
});

test.serial('a key of the environment is asked about, and that is no fourth question', async (t) => {
  const provider = await startFakeProvider(t, { apiKey: key, models: ['fake-large'] });
  const { workbench, home } = await installedExtension(t, { environment: { OPENAI_API_KEY: key } });
  await workbench.openOutreach();
  await goAll(t, workbench, 'Choose a Model', { 'another maker’s server': [find(`${provider.url}/v1`), choose('Send the key of OPENAI_API_KEY'), choose('fake-large')] });
  t.regex(readFileSync(join(home, 'config.json'), 'utf8'), /fake-large/);
});

/** Goes each way until nothing is asked any more; the choices that the first question had. */
async function goAll(t: ExecutionContext, workbench: Workbench, command: string, ways: Ways): Promise<readonly string[]> {
  let choices: readonly string[] = [];
  for (const [name, answers] of Object.entries(ways)) {
    await workbench.command(`Outreach: ${command}`);
    let asked = await nextQuestion(workbench, '');
    if (choices.length === 0) choices = await choicesOf(workbench);
    const shown: string[] = [];
    for (; asked !== ''; asked = await nextQuestion(workbench, asked)) {
      shown.push(asked);
      const answer = answers[shown.length - 1];
      if (answer === undefined) break;
      t.true((await announced(workbench)) <= most, `${command}, ${name}: ${asked}`);
      await answer(workbench);
    }
    t.is(shown.length, answers.length, `${command}, ${name}, asked ${shown.join('; ')}`);
    t.true(shown.length <= most, `${command}, ${name}`);
  }
  return choices;
}

/** Another question than this one, by its title and number or what is asked; empty when for two seconds there has been none. */
async function nextQuestion({ page }: Workbench, before: string): Promise<string> {
  const end = performance.now() + 120_000;
  let empty = 0;
  while (empty < 20) {
    if (performance.now() > end) throw new Error(`Two minutes later it still asks: ${before}`);
    const now = await questionNow(page);
    if (now !== '' && now !== before) return now;
    // The first one comes when it comes.
    empty = now === '' && before !== '' ? empty + 1 : 0;
    await page.waitForTimeout(100);
  }
  return '';
}

/** `Sending Mail (2`: an input may change what it asks for while it waits for its answer. One without a number is known by what it asks. */
async function questionNow(page: Workbench['page']): Promise<string> {
  const [title = '', asked = ''] = await titleAndWords(page);
  if (asked.startsWith('Type the name of a command')) return ''; // the palette, which is about to go
  return /^(.*\(\d+)\/\d+\)$/.exec(title)?.[1] ?? `${title}${title === '' ? '' : ': '}${asked}`;
}

async function announced({ page }: Workbench): Promise<number> {
  const [title = ''] = await titleAndWords(page);
  return Number(/\/(\d+)\)$/.exec(title)?.[1] ?? 1);
}

async function titleAndWords(page: Workbench['page']): Promise<readonly string[]> {
  return page.locator('.quick-input-widget:visible').evaluateAll(([widget]) => (widget === undefined ? [] : [widget.querySelector('.quick-input-title')?.textContent ?? '', widget.querySelector('input')?.placeholder ?? '']));
}

async function choicesOf({ page }: Workbench): Promise<readonly string[]> {
  const labels = page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row .quick-input-list-row:first-child .label-name');
  await labels.first().waitFor({ timeout: 10_000 }).catch(() => undefined); // it may be asked to type
  return labels.allTextContents();
}

function homeWith(t: ExecutionContext, settings: Readonly<Record<string, unknown>>): string {
  const home = join(temporaryFolder(t), 'home');
  mkdirSync(home);
  writeFileSync(join(home, 'config.json'), JSON.stringify(settings));
  return home;
}
