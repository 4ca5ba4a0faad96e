import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import type { JSHandle, Locator, Page } from 'playwright-core';
import { openTestStore } from '../support/store.ts';
import { resumeText } from '../support/resume.ts';
import { homeWithAddress } from './support/home-with-address.ts';
import { installedExtension } from './support/installed-extension.ts';

const people = 'company,person,role,email,website\nAcme,Ada Moreau,Head of Data,ada@acme.example,https://acme.example\n';

test.serial('a table dragged from the explorer onto Leads begins a campaign with it; what is no such file is explained', async (t) => {
  const { home, workbench } = await installedExtension(t, { papers: { 'people.csv': people, 'picture.png': '', 'resume.md': resumeText } });
  const { page } = workbench;
  await leads();
  await workbench.row('Drop your résumé here').waitFor();
  await dragFromExplorer(page, 'picture.png', await leads());
  await workbench.notification('Drop a table of leads (CSV) or your résumé').waitFor();
  await dragFromExplorer(page, 'resume.md', await leads());
  await workbench.choose('Use this résumé');
  await dragFromExplorer(page, 'people.csv', await leads());
  await page.locator('.quick-input-title').filter({ hasText: 'New Campaign from people.csv' }).waitFor();
  await workbench.picture('dropped-table');
  await workbench.choose('10 leads, I accept each one first');
  await workbench.row('Acme').waitFor();
  const store = await openTestStore(t, join(home, 'outreach.db'));
  t.deepEqual((await store.campaigns.list()).map(({ name }) => name), ['csv: people.csv']);

  async function leads(): Promise<Locator> {
    await workbench.openOutreach();
    return workbench.view('Leads');
  }
});

test.serial('a résumé and a table dropped from outside of the editor are read, and kept where a campaign finds them again', async (t) => {
  const { home, workbench } = await installedExtension(t);
  await workbench.openOutreach();
  await workbench.row('Drop your résumé here').waitFor();
  await dropFromOutside(await workbench.view('Leads'), 'my resume.md', resumeText);
  await workbench.choose('Use this résumé');
  await workbench.row('Drop a table (CSV) here').waitFor();
  await dropFromOutside(await workbench.view('Leads'), 'people.csv', people);
  await workbench.choose('10 leads, I accept each one first');
  await workbench.row('Acme').waitFor();
  const kept = readdirSync(join(home, 'dropped'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  t.deepEqual(kept.map(({ name }) => name).sort(), ['my resume.md', 'people.csv']);
  t.true(kept.every(({ name, parentPath }) => readFileSync(join(parentPath, name), 'utf8') === (name === 'people.csv' ? people : resumeText)));
});

test.serial('a file that could not be kept is not promised to be tried again, since it is gone by then: where it lies is asked instead', async (t) => {
  const home = homeWithAddress(t);
  writeFileSync(join(home, 'dropped'), 'a file stands where the folder should be');
  const { workbench } = await installedExtension(t, { home });
  await workbench.openOutreach();
  await workbench.row('Drop your résumé here').waitFor();
  await dropFromOutside(await workbench.view('Leads'), 'my resume.md', resumeText);
  await workbench.button('Choose a file…').waitFor();
  await workbench.picture('dropped-in-vain');
  t.is(await workbench.button('Try Again').count(), 0);
  await workbench.button('Choose a file…').click();
  t.regex(await workbench.question(), /Where is your résumé\?/);
});

/** Over the icon of the activity bar, until its views are there. What a browser would tell of the mouse is told by the test; what is dragged is the editor's. */
async function dragFromExplorer(page: Page, file: string, view: Locator): Promise<void> {
  await page.getByRole('tab', { name: /^Explorer/ }).click();
  const row = page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: file });
  const dataTransfer = await page.evaluateHandle('new DataTransfer()');
  await row.dispatchEvent('dragstart', { dataTransfer });
  await page.getByRole('tab', { name: /^Outreach\b/ }).locator('.action-label').dispatchEvent('dragover', { dataTransfer });
  await view.waitFor();
  await dropOn(view, dataTransfer);
}

/** What a browser tells of a file that comes from the desktop. */
async function dropFromOutside(view: Locator, name: string, text: string): Promise<void> {
  await dropOn(view, await view.page().evaluateHandle(`(() => { const data = new DataTransfer(); data.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)})); return data; })()`));
}

async function dropOn(view: Locator, dataTransfer: JSHandle): Promise<void> {
  for (const event of ['dragenter', 'dragover', 'drop']) await view.locator('.monaco-list').first().dispatchEvent(event, { dataTransfer });
}
