import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { approveDraft } from '../../core/review/decide-draft.ts';
import { assertWhole, heldSample, worker } from './support/held-sample.ts';
import { installedExtension } from './support/installed-extension.ts';

test.serial('a window that is reloaded in the middle of a run goes on with it by itself, and nothing is done twice', async (t) => {
  const sample = await heldSample(t);
  const { workbench } = await installedExtension(t, { home: sample.home });
  await workbench.openOutreach();
  await workbench.command('Outreach: Continue Campaign');
  await sample.until('companies are being read', () => sample.held() > 0);
  const before = await worker(sample);
  await workbench.reload();
  await sample.until('another process goes on', async () => sample.held() > 0 && (await worker(sample)) !== before);
  await workbench.statusItem('Outreach is working').waitFor();
  await workbench.picture('resumed-after-reload');
  sample.letGo();
  await sample.until('ten drafts are there', async () => (await sample.engine.store.emails.counts()).drafted === 10);
  await workbench.statusItem('10 drafts to review').waitFor();
  await assertWhole(t, sample);
});

test.serial('when the process of the extensions is killed in the middle of a run, nothing is lost, and the run goes on', async (t) => {
  const sample = await heldSample(t);
  const { workbench } = await installedExtension(t, { home: sample.home });
  await workbench.openOutreach();
  await workbench.command('Outreach: Continue Campaign');
  await sample.until('companies are being read', () => sample.held() > 0);
  const killed = await worker(sample);
  process.kill(killed, 'SIGKILL');
  const goesOn = async () => sample.held() > 0 && ![killed, Number.NaN].includes(await worker(sample));
  // VS Code starts another, unless it takes more than two seconds to learn of the end, as on a machine with too much to do; then a person reloads the window.
  for (let tries = 0; tries < 120 && !(await goesOn()); tries += 1) await workbench.page.waitForTimeout(250);
  if (await workbench.page.getByText('There is no data provider registered').first().isVisible()) await workbench.reload();
  await sample.until('another process goes on', goesOn);
  await workbench.picture('resumed-after-kill');
  sample.letGo();
  await sample.until('ten drafts are there', async () => (await sample.engine.store.emails.counts()).drafted === 10);
  await assertWhole(t, sample);
});

test.serial('when the only window is closed in the middle of a run, nothing is lost, and the next window goes on', async (t) => {
  const sample = await heldSample(t);
  const { workbench, secondWindow } = await installedExtension(t, { home: sample.home });
  await workbench.openOutreach();
  await workbench.command('Outreach: Continue Campaign');
  await sample.until('companies are being read', () => sample.held() > 0);
  const before = await worker(sample);
  await workbench.close();
  await sample.until('nobody waits for a page any more', () => sample.held() === 0);
  const next = await secondWindow();
  await next.openOutreach();
  await sample.until('another process goes on', async () => sample.held() > 0 && ![before, Number.NaN].includes(await worker(sample)));
  sample.letGo();
  await sample.until('ten drafts are there', async () => (await sample.engine.store.emails.counts()).drafted === 10);
  await assertWhole(t, sample);
});

test.serial('of two windows one sends for both; when it is closed, the other goes on with its run and takes over the sending, and nothing is done twice', async (t) => {
  const sample = await heldSample(t);
  const { store, clock } = sample.engine;
  const sender = async () => (await store.roles.hold('sender', { owner: 'the test', who: 'the test', leaseMs: 0, isAlive: () => true })).owner;
  const files = () => readdirSync(join(sample.home, 'outbox')).filter((name) => name.endsWith('.eml')).length;

  const { workbench: first, secondWindow } = await installedExtension(t, { home: sample.home });
  await first.openOutreach();
  await first.command('Outreach: Continue Campaign');
  await sample.until('companies are being read', () => sample.held() > 0);
  const owner = await sender();
  t.is(Number(owner.split('/')[1]), await worker(sample));

  const second = await secondWindow();
  await second.openOutreach();
  await second.view('Activity');
  await second.page.getByText(/Another window .* sends the mail/).waitFor();
  await second.picture('second-window');
  t.is(await sender(), owner, 'looking takes nothing from the first');

  sample.letGo();
  await sample.until('ten drafts are there', async () => (await store.emails.counts()).drafted === 10);
  for (const { id } of (await store.emails.list({ limit: 3 })).slice(0, 3)) await approveDraft(sample.engine, id);
  await second.command('Outreach: Send What Is Approved');
  await second.choose('Send 3 messages now');
  await second.notification('3 messages are sent.').waitFor();
  await second.statusItem('7 drafts to review').waitFor();
  await second.picture('second-window-has-sent');
  t.is(files(), 3);
  t.is(await sender(), owner, 'the first has sent them');

  const closedAt = clock.now();
  await first.close();
  await sample.until('the second window has the role', async () => ![owner, 'the test'].includes(await sender()));
  t.true(clock.now() - closedAt < 15_000, `${clock.now() - closedAt} ms`);
  t.log(`taken over after ${clock.now() - closedAt} ms`);
  for (const { id } of (await store.emails.list({ status: 'drafted', limit: 2 })).slice(0, 2)) await approveDraft(sample.engine, id);
  await second.command('Outreach: Send What Is Approved');
  await second.choose('Send 2 messages now');
  await second.notification('2 messages are sent.').waitFor();
  t.is(files(), 5);
  t.is((await store.emails.counts()).sent, 5);
  await assertWhole(t, sample);
});
