import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import test from 'ava';
import type { Locator } from 'playwright-core';
import { readProfile } from '../../core/profile/read-profile.ts';
import { sampleResume } from '../../core/sample/sample-resume.ts';
import { serveSample } from '../../core/sample/serve-sample.ts';
import { openTestStore } from '../support/store.ts';
import { homeWithAddress } from './support/home-with-address.ts';
import { installedExtension } from './support/installed-extension.ts';
import type { Workbench } from './support/workbench.ts';

test.serial('a plugin of another extension is let in by a click: its backend is offered in setup, and its agent does its work in a run, which stands in the tree, with the lead and in a channel of its own', async (t) => {
  const { home, workbench } = await installedExtension(t, { extensions: ['sample-plugin'] });
  const { page } = workbench;
  await workbench.openOutreach(); // by then the editor knows its extensions

  await workbench.command('Sample Plugin: Add to Outreach');
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.waitFor();
  await workbench.picture('chat-consent');
  t.regex(await dialog.innerText(), /May the extension "Sample Plugin" \(outreach-tests\.sample-plugin\) add to Outreach\?/);
  await dialog.getByRole('button', { name: 'Allow' }).click();
  await dialog.waitFor({ state: 'detached' });

  await workbench.command('Outreach: Choose a Model');
  const parrot = page.locator('.quick-input-list .monaco-list-row[aria-label*="parrot"]');
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  await page.locator('.quick-input-widget input').first().fill('parrot');
  await parrot.waitFor();
  await workbench.picture('chat-setup-of-a-plugin');
  await page.keyboard.press('Escape');

  await workbench.command('Outreach: Set Plugin Options');
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  await page.locator('.quick-input-widget input').first().fill('sample-plugin');
  await page.locator('.quick-input-list .monaco-list-row[aria-label*="outreach-tests.sample-plugin"]').waitFor();
  await page.keyboard.press('Escape');

  await workbench.command('Outreach: Try a Sample Campaign');
  await workbench.notification('10 drafts wait for your review').waitFor();
  await workbench.command('Notifications: Clear All Notifications');
  const done = (await workbench.view('Activity')).locator('[role=treeitem]').filter({ hasText: 'The agent word-count is done' });
  await workbench.goTo('Activity', 'What happened');
  while ((await done.count()) === 0) await page.keyboard.press('PageDown');
  await workbench.picture('activity-agent-of-a-plugin');
  await done.last().click(); // the first may stand below the heading that stays
  await workbench.webview().getByRole('heading', { name: 'What other agents say' }).waitFor();
  t.regex(await workbench.webview().locator('section[aria-labelledby=agents]').innerText(), /word-count\s+\{\s+"words": [1-9]/);
  const store = await openTestStore(t, join(home, 'outreach.db'));
  const leads = (await store.emails.list()).map(({ leadId }) => leadId);
  t.is(leads.length, 10);
  for (const lead of leads) t.like(await store.agentResults.ofLead(lead), { 0: { agent: 'word-count', moment: 'briefReady' }, length: 1 });

  // What stands in a channel is read in the log file, whose lines are the same: without its native logger this server shows every channel empty.
  await workbench.command('Output: Show Output Channels...');
  await page.locator('.quick-input-list .monaco-list-row[aria-label*="Outreach: Sample-plugin"]').waitFor();
  await workbench.choose('Outreach: Word-count');
  await workbench.picture('chat-channel-of-a-plugin');
  const logged = readdirSync(join(home, 'logs')).map((file) => readFileSync(join(home, 'logs', file), 'utf8')).join('');
  t.is(logged.split('\n').filter((line) => /word-count.*\d+ words/.test(line)).length, 10);
});

test.serial('a model of the editor is chosen in setup; @outreach shows a plan with a button, which says what is missing', async (t) => {
  const { home, workbench } = await installedExtension(t, { extensions: ['model-provider'] });
  const { page } = workbench;
  await workbench.openOutreach();

  await workbench.command('Outreach: Choose a Model');
  const input = page.locator('.quick-input-widget:visible input').first();
  const rows = page.locator('.quick-input-list .monaco-list-row');
  await rows.filter({ hasText: 'Models of VS Code' }).waitFor();
  await input.fill('Models of VS Code');
  await page.keyboard.press('Enter');
  await rows.filter({ hasText: 'playback/plans' }).waitFor();
  await workbench.picture('chat-models-of-the-editor');
  await input.fill('playback/plans');
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  const chosen = () => (existsSync(join(home, 'config.json')) ? readFileSync(join(home, 'config.json'), 'utf8') : '');
  for (let looks = 0; !chosen().includes('playback/plans') && looks < 100; looks += 1) await pause(100);
  t.like(JSON.parse(chosen()), { llm: { backend: 'vscode-lm', model: 'playback/plans' } });

  const { run, plan } = await askForAPlan(workbench, 'find five fintech companies that hire backend engineers on https://jobs.example/backend and draft to their CTOs');
  await workbench.picture('chat-plan');
  for (const part of [/https:\/\/jobs\.example\/backend/, /whose role says “backend engineer/, /“fintech”/, /best 5/, /not certainly .*the CTO/, /Nothing has happened yet/]) t.regex(plan, part);

  await run.click();
  await workbench.notification('There is no résumé').waitFor();
  await workbench.picture('chat-plan-needs-a-profile');
});

test.serial('@outreach: the plan that is shown does nothing until its button is clicked, and ends in drafts that wait in Review', async (t) => {
  const site = await serveSample({ port: 0 });
  t.teardown(() => site.close());
  const home = homeWithAddress(t, { web: { allowedPrivateHosts: [site.host], minimumDelayMs: 0 } });
  const store = await openTestStore(t, join(home, 'outreach.db'));
  await store.profiles.put(await readProfile(sampleResume), sampleResume);
  const { workbench } = await installedExtension(t, { home, extensions: ['model-provider'] });
  await workbench.openOutreach();

  // The editor looks for models when somebody asks for them; until then its chat has none.
  await workbench.command('Outreach: Choose a Model');
  await workbench.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: /Models of VS Code.*models/s }).waitFor();
  await workbench.page.keyboard.press('Escape');

  const { run, plan } = await askForAPlan(workbench, `find three companies hiring engineers on ${site.url} and draft to them`);
  t.regex(plan, /whose role says “engineers”/);
  t.regex(plan, /best 3/);
  t.deepEqual([await store.campaigns.list(), await store.leads.counts()].map((each) => JSON.stringify(each)), ['[]', JSON.stringify({ discovered: 0, researching: 0, matched: 0, drafted: 0, sent: 0, replied: 0 })]);
  await run.click();
  await workbench.notification('drafts wait for your review').waitFor();
  const drafts = await store.emails.list();
  t.is(drafts.length, 3);
  t.true(drafts.every(({ status, body }) => status === 'drafted' && body !== ''));
  const leads = await store.leads.many(drafts.map(({ leadId }) => leadId));
  const review = await workbench.view('Review');
  await review.getByText('To review').waitFor();
  for (const { company, role } of leads) {
    t.regex(role ?? '', /engineer/i);
    await review.locator('[role=treeitem]').filter({ hasText: company }).first().waitFor();
  }
  await workbench.picture('chat-plan-drafts');
});

/** Types it into the chat; resolves when the plan is shown. */
async function askForAPlan({ page }: Workbench, request: string): Promise<{ readonly run: Locator; readonly plan: string }> {
  await page.keyboard.press('Control+Alt+I');
  await page.locator('.interactive-input-editor').first().click();
  await page.keyboard.type(`@outreach ${request}`);
  await page.keyboard.press('Escape'); // closes what the editor suggests
  await page.keyboard.press('Enter');
  const run = page.getByRole('button', { name: 'Run This Plan' });
  await run.waitFor();
  return { run, plan: await page.locator('.interactive-item-container.interactive-response').last().innerText() };
}
