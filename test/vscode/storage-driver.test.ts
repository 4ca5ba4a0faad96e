import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { openTestStore } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
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
