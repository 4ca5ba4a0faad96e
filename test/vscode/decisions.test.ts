import test from 'ava';
import { addLead } from '../support/store.ts';
import { homeWithMail } from '../support/home-with-mail.ts';
import { installedExtension } from './support/installed-extension.ts';

test.serial('by keyboard: leads are found, grouped and decided about, and mail that is held is let go, given up or never followed up', async (t) => {
  const mail = await homeWithMail(t, 4);
  const { store, clock, guard } = mail.engine;
  mail.change('UPDATE outbox SET due_at = due_at + 86400000'); // nothing goes by itself
  mail.change("UPDATE outbox SET state = 'sending', owner = 'a window that is gone', phase = 'dot_written' WHERE id = 1");
  mail.change("UPDATE outbox SET state = 'unknown', owner = NULL, reason = 'the connection was cut', due_at = NULL WHERE id = 1");
  mail.change("INSERT INTO follow_ups (email_id, day, body, updated_at) VALUES (2, 3, 'Did it reach you?', 0)");
  const waiting = await Promise.all(['Alder', 'Birch', 'Cedar'].map((company) => addLead(store, { company, role: 'Engineer' })));
  const ids = waiting.map(({ id }) => id);
  const [alder = 0, birch = 0, cedar = 0] = ids;
  await store.campaigns.addLeads(1, ids);
  await store.jobs.enqueue(ids.map((leadId) => ({ campaignId: 1, leadId, step: 'accept', gate: 'acceptance' })));
  const { workbench } = await installedExtension(t, { home: mail.home });
  const { page } = workbench;
  await workbench.openOutreach();
  await (await workbench.view('Leads')).waitFor();
  await workbench.row('Approved, 4').waitFor();

  await workbench.command('Outreach: Send What Is Approved');
  await workbench.notification('Nothing is due now. Approved, and sent when the time comes: 3.').waitFor();
  await workbench.command('Outreach: Group Leads');
  await workbench.choose('By company');
  await workbench.row('Company 3, 1 lead').waitFor();
  await workbench.command('Outreach: Filter Leads');
  await page.locator('.quick-input-title').filter({ hasText: 'Filter leads' }).waitFor();
  await page.keyboard.type('birch');
  await workbench.choose('Leads with “birch”');
  await page.getByText('Only leads: “birch”').waitFor();
  await workbench.row('Company 3, 1 lead').waitFor({ state: 'detached' });
  await workbench.picture('decisions-filtered');
  await workbench.command('Outreach: Show All Leads');
  await workbench.row('Company 3, 1 lead').waitFor();

  for (const [title, company] of [['Reject Lead', 'Birch'], ['Decide About Lead Later', 'Cedar'], ['Accept Lead', 'Alder']] as const) {
    await workbench.command(`Outreach: ${title}`);
    await workbench.choose(company);
  }
  const decisionOn = async (id: number) => (await store.campaigns.decisionOn(1, id))?.decision;
  await mail.until('all three are decided about', async () => (await decisionOn(birch)) === 'rejected' && (await decisionOn(cedar)) === 'deferred' && (await decisionOn(alder)) === 'accepted');

  await workbench.command('Outreach: Say Why You May Write to Somebody');
  await workbench.choose('Company 3');
  await workbench.choose('They agreed to it');
  await workbench.answer('https://place.example/agreed', 'Where can that be seen?');
  await mail.until('the ground is kept with the person', async () => (await store.queue.basisOf(mail.leads[2]?.id ?? 0))?.source === 'https://place.example/agreed');

  await workbench.command('Outreach: Send Nothing More for Now');
  await mail.until('the account is paused', async () => (await store.sending.pauses(clock.now())).some(({ rule }) => rule === 'user'));
  await workbench.command('Outreach: Send Again');
  await mail.until('it is resumed', async () => (await store.sending.pauses(clock.now())).length === 0);

  await workbench.command('Outreach: Say What Became of a Message');
  await workbench.choose('It arrived');
  await mail.until('the message counts as sent', async () => (await store.outbox.counts()).sent === 1);

  await workbench.command('Outreach: Send No Follow-Ups');
  await workbench.choose('Company 2');
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.filter({ hasText: 'Send no follow-ups to Company 2?' }).waitFor();
  await workbench.picture('decisions-no-follow-ups');
  t.is((await store.followUps.of(2))[0]?.status, 'queued', 'it is asked first');
  await page.keyboard.press('Enter');
  await mail.until('nothing follows', async () => (await store.followUps.of(2))[0]?.status === 'skipped');

  mail.change("INSERT INTO store_meta (key, value) VALUES ('restored_at', '2026-11-01T00:00:00.000Z')");
  t.regex((await guard.objection()) ?? '', /restored backup/);
  await workbench.command('Outreach: Let This Home Send');
  await dialog.filter({ hasText: 'Shall this home send mail from now on?' }).waitFor();
  await workbench.picture('decisions-let-send');
  await page.keyboard.press('Escape');
  t.regex((await guard.objection()) ?? '', /restored backup/, 'who says nothing lets nothing go');
  await workbench.command('Outreach: Let This Home Send');
  await dialog.waitFor();
  await page.keyboard.press('Enter');
  await workbench.notification('This home sends from now on.').waitFor();
  t.is(await guard.objection(), undefined);

  await workbench.command('Outreach: Show All Messages Again');
  await workbench.notification('No message was turned off').waitFor();
  t.is(mail.server.stored.length, 0, 'and nothing was sent before its time');
});
