import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { openTestStore } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { tinyDisk } from '../support/tiny-disk.ts';
import { assertWhole, heldSample } from './support/held-sample.ts';
import { installedExtension } from './support/installed-extension.ts';

test.serial('a database that is newer than the program is told and left as it is; one that another program keeps locked is told, and goes on when it is free', async (t) => {
  const home = join(temporaryFolder(t), 'home');
  const file = join(home, 'outreach.db');
  const { openDriver, close } = await openTestStore(t, file);
  await close();
  const other = openDriver(file);
  t.teardown(() => other.close());
  other.exec("INSERT INTO knex_migrations (name, batch) VALUES ('9999-from-the-future', 9)");
  other.pragma('wal_checkpoint(TRUNCATE)');
  const bytes = readFileSync(file);

  const { workbench } = await installedExtension(t, { home });
  await workbench.openOutreach();
  await workbench.command('Outreach: Try a Sample Campaign');
  await workbench.notification('was written by a newer version of this program').waitFor();
  await workbench.picture('database-newer');
  t.deepEqual(readFileSync(file), bytes);

  other.exec("DELETE FROM knex_migrations WHERE name = '9999-from-the-future'");
  other.exec('BEGIN IMMEDIATE');
  await workbench.button('Try Again').click();
  await workbench.notification('locked for 30 s').waitFor({ timeout: 120_000 });
  await workbench.picture('database-locked');
  other.exec('ROLLBACK');
  await workbench.button('Try Again').click();
  await workbench.statusItem('10 drafts to review').waitFor();
});

test.serial('when the disk is full in the middle of a run, that is told, nothing is lost, and the run goes on when there is room', async (t) => {
  const disk = tinyDisk(t, 24_000);
  if (disk === undefined) return t.pass('this machine lends no small disk');
  const sample = await heldSample(t, { home: join(disk, 'home') });
  const { workbench } = await installedExtension(t, { home: sample.home });
  await workbench.openOutreach();
  await workbench.command('Outreach: Continue Campaign');
  await sample.until('companies are being read', () => sample.held() > 0);
  const filler = join(disk, 'filler');
  fill(filler);
  sample.letGo();
  await workbench.notification('The disk is full').waitFor();
  await workbench.picture('disk-full');
  rmSync(filler);
  await workbench.button('Try Again').click();
  await sample.until('ten drafts are there', async () => (await sample.engine.store.emails.counts()).drafted === 10);
  await assertWhole(t, sample);
});

test.serial('words of a draft that were not saved are there again when the window is reloaded, and when it is closed and another is opened', async (t) => {
  const { workbench, secondWindow } = await installedExtension(t, { settings: { 'files.autoSave': 'off' } });
  await workbench.openOutreach();
  await workbench.command('Outreach: Try a Sample Campaign');
  await workbench.notification('10 drafts wait for your review').waitFor();
  await workbench.goTo('Review', 'Mossbank Payments');
  await workbench.page.keyboard.press('Enter');
  await workbench.lens('Approve').waitFor();
  await workbench.replace('Kind regards', 'I look forward to it. Kind regards');
  // The editor keeps a copy of what is not saved a second after the last key.
  await workbench.page.waitForTimeout(3_000);
  await workbench.reload();
  await workbench.page.locator('.view-line').filter({ hasText: 'I look forward to it.' }).waitFor();
  await workbench.page.locator('.tab.dirty').filter({ hasText: 'Mossbank Payments' }).waitFor();
  await workbench.picture('unsaved-after-reload');
  await workbench.close();
  const next = await secondWindow();
  await next.page.locator('.view-line').filter({ hasText: 'I look forward to it.' }).waitFor();
  await next.page.keyboard.press('Control+s');
  await next.page.locator('.tab.dirty').waitFor({ state: 'detached' });
  t.regex(await next.editorText(), /I look forward to it\. Kind regards/);
});

test.serial('when the network is gone that is told, and the run goes on when it is back', async (t) => {
  const sample = await heldSample(t, { isOwn: true });
  await sample.cut();
  const { workbench } = await installedExtension(t, { home: sample.home });
  await workbench.openOutreach();
  await workbench.command('Outreach: Continue Campaign');
  await workbench.notification('could not be').waitFor();
  await workbench.picture('network-gone');
  await sample.mend();
  sample.letGo();
  await sample.until('ten drafts are there', async () => {
    // For some seconds it is remembered that nobody was there. (The button of the message does the same; the editor takes messages away after a while.)
    await workbench.command('Outreach: Continue Campaign');
    return (await sample.engine.store.emails.counts()).drafted === 10;
  });
  await assertWhole(t, sample);
});

/** Writes until nothing more goes. */
function fill(file: string): void {
  for (const size of [1_000_000, 10_000, 500]) {
    try {
      for (;;) appendFileSync(file, Buffer.alloc(size));
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'ENOSPC') throw thrown;
    }
  }
}
