import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import type { Locator, Page } from 'playwright-core';
import { installedExtension } from './support/installed-extension.ts';

test.serial('by keyboard alone: from an empty profile to ten drafts, a question answered, a claim that is broken and marked, and one message sent', async (t) => {
  const { home, workbench } = await installedExtension(t);
  const { page } = workbench;
  await workbench.command('Outreach: Setup');
  await page.getByText('Five steps from your résumé').waitFor();
  await workbench.picture('1-setup');
  await workbench.command('Outreach: Say Who Writes');
  await workbench.answer('Robin Vale', 'Your name');
  await workbench.answer('robin.vale@post.example', 'The mail address');
  await workbench.answer('1 Quay Street, Leeds', 'Your postal address');
  await workbench.statusItem('The sender is set up').waitFor();
  await workbench.command('Outreach: Import Your Résumé');
  await workbench.choose('The sample résumé');
  await workbench.choose('Use this résumé');
  await workbench.command('Outreach: New Campaign');
  await workbench.choose('The sample');
  await workbench.notification('10 drafts wait for your review').waitFor();
  await workbench.picture('2-ten-drafts');

  await workbench.goTo('Review', 'Mossbank Payments');
  await page.keyboard.press('Enter');
  await workbench.lens('Approve').waitFor();
  await workbench.picture('3-draft');
  await workbench.command('Outreach: Answer a Question of a Draft');
  await workbench.choose('Have you used what Mossbank Payments makes');
  await workbench.answer('I have paid my rent through Mossbank Payments for two years.', 'Tell it in one sentence');
  await page.getByRole('tab', { name: /before ↔ now/ }).waitFor();
  await workbench.picture('4-before-and-now');
  await workbench.goTo('Review', 'Mossbank Payments');
  await page.keyboard.press('Enter');
  await workbench.lens('Regenerate with Your Answers').waitFor();
  t.regex(await workbench.editorText(), /paid my rent/);

  await workbench.replace('Kind regards', 'I led a team of 70 people. Kind regards');
  await workbench.problems().first().waitFor();
  const claim = page.locator('.marker-widget').filter({ hasText: 'is not in your résumé' });
  // Hints are marked, too, and marks come while one goes through them.
  for (let mark = 0; mark < 30 && !(await claim.isVisible()); mark += 1) {
    await page.keyboard.press('F8');
    await page.waitForTimeout(1_000);
  }
  await claim.waitFor();
  await workbench.picture('5-broken-claim');
  await page.keyboard.press('Escape');
  await workbench.command('Outreach: Approve Draft');
  await workbench.notification('cannot be approved yet').waitFor();
  await workbench.replace('I led a team of 70 people. ', '');
  await workbench.problems().first().waitFor({ state: 'detached' });
  await page.keyboard.press('Control+s');
  await workbench.command('Outreach: Approve Draft');
  await workbench.row('Approved, 1').waitFor();

  await workbench.command('Outreach: Send What Is Approved');
  await page.locator('.quick-input-title').filter({ hasText: 'Send 1 approved message' }).waitFor();
  await workbench.picture('6-send');
  await workbench.choose('Send 1 message now');
  await workbench.row('Sent, 1').waitFor();
  await workbench.goTo('Activity', 'Sent to Mossbank Payments');
  await workbench.picture('7-sent');
  t.is(await workbench.clicks(), 0);
  t.is(readdirSync(join(home, 'outbox')).filter((name) => name.endsWith('.eml')).length, 1);
});

test.serial('by mouse: from the walkthrough to ten drafts, a question answered, a claim that is broken, marked and removed, one draft approved above its text, and sent', async (t) => {
  const { home, workbench } = await installedExtension(t);
  const { page } = workbench;
  const clickStep = async (title: string, button: string) => {
    const step = page.locator('.getting-started-step.expanded').filter({ hasText: title });
    await page.locator('.getting-started-step .step-title').filter({ hasText: title }).waitFor();
    if (!(await step.isVisible())) await page.locator('.getting-started-step .step-title').filter({ hasText: title }).click();
    await step.getByText(button, { exact: true }).click();
  };
  const clickChoice = (label: string) => page.locator('.quick-input-list .monaco-list-row').filter({ hasText: label }).first().click();
  const clickDraft = async (company: string) => (await workbench.view('Review')).locator('[role=treeitem]').filter({ hasText: company }).first().click();

  await workbench.openOutreach();
  await workbench.picture('0-installed');
  await (await workbench.view('Campaigns')).getByText('Set Up Outreach').click();
  await clickStep('Give it your résumé', 'Import Your Résumé');
  await clickChoice('The sample résumé');
  await clickChoice('Use this résumé');
  await clickStep('Choose who does the work', 'Choose a Model');
  await clickChoice('Offline rules');
  await clickStep('Say how mail goes out', 'Choose How Mail Is Sent');
  await clickChoice('file');
  await clickChoice('Save');
  await clickStep('Say who writes', 'Say Who Writes');
  await workbench.answer('Robin Vale', 'Your name');
  await workbench.answer('robin.vale@post.example', 'The mail address');
  await workbench.answer('1 Quay Street, Leeds', 'Your postal address');
  await clickStep('Start your first campaign', 'New Campaign');
  await clickChoice('The sample');
  await workbench.notification('10 drafts wait for your review').waitFor();

  await clickDraft('Mossbank Payments');
  await workbench.lens('2 questions').click();
  await clickChoice('Have you used what Mossbank Payments makes');
  await workbench.answer('I have paid my rent through Mossbank Payments for two years.', 'Tell it in one sentence');
  await page.getByRole('tab', { name: /before ↔ now/ }).waitFor();
  await clickDraft('Mossbank Payments');
  await workbench.lens('Regenerate with Your Answers').waitFor();

  const greeting = page.locator('.editor-instance .view-line').filter({ hasText: /^Hello/ }).first();
  await greeting.click({ position: { x: 1, y: 8 } });
  await page.keyboard.type('I led a team of 70 people. ');
  await workbench.lens('to mend').waitFor();
  await hoverAt(page, workbench.problems().first());
  await page.locator('.monaco-hover:visible').filter({ hasText: 'is not in your résumé' }).waitFor();
  await workbench.picture('5-broken-claim-by-mouse');
  await page.locator('.monaco-hover:visible').getByText('Quick Fix').click();
  await page.locator('.action-widget .monaco-list-row').filter({ hasText: 'Remove the sentence' }).click();
  await workbench.problems().first().waitFor({ state: 'detached' });
  await workbench.lens('to mend').waitFor({ state: 'detached' }); // what stands to the right of it moves

  await workbench.lens('Approve').click();
  await workbench.row('Approved, 1').waitFor();

  const review = await workbench.view('Review');
  await review.hover(); // the buttons of a view are there while the mouse is over it
  await workbench.picture('6-send-by-mouse');
  await page.locator('.pane-header[aria-label^="Review"]').getByRole('button', { name: 'Send What Is Approved' }).click();
  await page.locator('.quick-input-title').filter({ hasText: 'Send 1 approved message' }).waitFor();
  await clickChoice('Send 1 message now');
  await workbench.row('Sent, 1').waitFor();
  await (await workbench.view('Activity')).getByText('Sent to Mossbank Payments').first().waitFor();
  t.is(readdirSync(join(home, 'outbox')).filter((name) => name.endsWith('.eml')).length, 1);
});

/** What the editor draws behind its text takes no pointer of its own. */
async function hoverAt(page: Page, drawn: Locator): Promise<void> {
  await drawn.waitFor();
  const box = await drawn.boundingBox();
  if (box === null) throw new Error('It is not drawn');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
}
