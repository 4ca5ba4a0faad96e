import { globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { openTestStore } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { installedExtension } from './support/installed-extension.ts';
import { runInHost } from './support/run-in-host.ts';

test.serial('where the native driver has ended the program before, the editor works by the SQLite that comes with it', async (t) => {
  const home = join(temporaryFolder(t), 'home');
  mkdirSync(home, { recursive: true });
  const ended = 4_194_300; // no process has this number
  writeFileSync(join(home, '.native-driver-on-trial'), `${ended} ${process.versions.node}`);
  const { said } = await runInHost(t, 'storage-driver', { home });
  t.false(said['loadsTheNativeDriver']);
  const store = await openTestStore(t, join(home, 'outreach.db'));
  t.is((await store.emails.counts()).drafted, 10);
});

test.serial('otherwise it works by the native driver', async (t) => {
  const { said, home } = await runInHost(t, 'storage-driver');
  t.true(said['loadsTheNativeDriver']);
  const store = await openTestStore(t, join(home, 'outreach.db'));
  t.is((await store.emails.counts()).drafted, 10);
});

test.serial('where the native driver is no library of this machine, ten drafts are made by the SQLite that comes with the editor, and that is said in the log', async (t) => {
  let broken = 0;
  const { home, workbench } = await installedExtension(t, {
    spoil(installed) {
      for (const binary of globSync('**/better-sqlite3/prebuilds/*.node', { cwd: installed })) {
        writeFileSync(join(installed, binary), 'made for another machine');
        broken += 1;
      }
    },
  });
  await workbench.openOutreach();
  await workbench.command('Outreach: Try a Sample Campaign');
  await workbench.notification('10 drafts wait for your review').waitFor();
  t.is(broken, 6);
  const store = await openTestStore(t, join(home, 'outreach.db'));
  t.is((await store.emails.counts()).drafted, 10);
  const logs = readdirSync(join(home, 'logs')).map((name) => readFileSync(join(home, 'logs', name), 'utf8'));
  t.regex(logs.join(''), /read and written by node, since the native driver cannot be used/);
});
