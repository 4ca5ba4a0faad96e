import { join } from 'node:path';
import test from 'ava';
import { outreach } from '../support/outreach.ts';
import { writePackage } from '../support/plugin-folder.ts';
import { openTestStore } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { homeWithAddress } from './support/home-with-address.ts';
import { installedExtension } from './support/installed-extension.ts';

const failing = `export default { name: 'on-the-spot', apiVersion: 1, apply(scope) {
  scope.addAgent({ id: 'troubled', title: 'Troubled', description: 'Fails whenever it is run.', role: 'module', at: 'matchScored', timeoutSeconds: 5, output: { type: 'object' }, async run() { throw new Error('I make trouble [here](command:outreach.openDashboard)'); } });
} };
`;

test('a message that is not to be shown again does not come again, in this window or the next, until all of them are wanted again', async (t) => {
  const home = homeWithAddress(t);
  const added = await outreach(['plugins', 'add', writePackage(join(temporaryFolder(t), 'on-the-spot'), { 'index.js': failing }), '--home', home]);
  t.is(added.code, 0, added.stderr);
  const { workbench } = await installedExtension(t, { home });
  /** Shows all messages again; what is said of it is looked up where all messages stand, since VS Code shows at most two within a moment. */
  const showAgain = async (said: string) => {
    await workbench.command('Outreach: Show All Messages Again');
    await workbench.command('Notifications: Show Notifications');
    await workbench.notification(said).waitFor();
    await workbench.command('Notifications: Clear All Notifications');
  };
  await workbench.openOutreach();
  await showAgain('No message was turned off');

  const message = workbench.notification('I make trouble');
  await workbench.command('Outreach: Try a Sample Campaign');
  await message.filter({ hasText: '10 drafts wait for your review' }).waitFor();
  await workbench.picture('message-to-turn-off');
  t.regex(await message.innerText(), /I make trouble \[here\] \(command:outreach\.openDashboard\)\. The rest goes on without it\. Disable it with “Outreach: Manage Plugins”/);
  t.is(await message.locator('a').count(), 0, 'no words of a plugin are a link');
  await workbench.button("Don't Show Again").click();
  await message.waitFor({ state: 'detached' });

  const store = await openTestStore(t, join(home, 'outreach.db'));
  const failures = async () => (await store.events.newest(1_000)).filter(({ moment }) => moment === 'agentCompleted').length;
  /** Tries again what failed; at its end a message comes: that drafts wait, alone or after what failed. */
  const tryAgain = async () => {
    await workbench.command('Notifications: Clear All Notifications');
    const before = await failures();
    await workbench.command('Outreach: Continue Campaign');
    await workbench.notification('10 drafts wait for your review').waitFor();
    t.is(await failures(), before + 10);
  };

  await tryAgain();
  t.is(await message.count(), 0);
  await workbench.reload();
  await tryAgain();
  t.is(await message.count(), 0, 'nor in the next window');

  await showAgain('All messages are shown again.');
  await tryAgain();
  t.is(await message.count(), 1);
});
