import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { outreach } from '../support/outreach.ts';
import { writePackage } from '../support/plugin-folder.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { homeWithAddress } from './support/home-with-address.ts';
import { installedExtension } from './support/installed-extension.ts';

const speaking = (name: string) => `export default { name: '${name}', apiVersion: 1, description: 'Says something.', apply(scope) {
  scope.addAgent({ id: '${name}-agent', title: 'Speaker', description: 'Speaks.', role: 'module', at: 'matchScored', timeoutSeconds: 5, output: { type: 'object' }, async run() { return {}; } });
} };
`;

test('plugins are listed with what they bring; one is left out by taking away its tick, and a stranger in the home is run only after it was allowed', async (t) => {
  const home = homeWithAddress(t);
  const added = await outreach(['plugins', 'add', writePackage(join(temporaryFolder(t), 'on-the-spot'), { 'index.js': speaking('on-the-spot') }), '--home', home]);
  t.is(added.code, 0, added.stderr);
  mkdirSync(join(home, 'plugins'), { recursive: true });
  writePackage(join(home, 'plugins', 'stranger'), { 'index.js': speaking('stranger') }, { name: 'stranger', exports: './index.js', type: 'module' });
  await outreach(['plugins', 'add', writePackage(join(temporaryFolder(t), 'twin'), { 'index.js': speaking('csv') }, { name: 'twin', exports: './index.js', type: 'module' }), '--home', home]);
  const states = async () => {
    const { stdout } = await outreach(['plugins', 'list', '--json', '--home', home]);
    return Object.fromEntries((JSON.parse(stdout) as readonly { readonly where: string; readonly name: string; readonly state: string; readonly origin: string }[]).map(({ where, name, state, origin }) => [origin === 'built-in' ? name : where, state]));
  };
  const { workbench } = await installedExtension(t, { home });
  const { page } = workbench;
  const rows = page.locator('.quick-input-list .monaco-list-row');
  const row = (label: string) => page.locator(`.quick-input-list .monaco-list-row[aria-label^="${label},"]`);
  const list = async () => {
    await workbench.command('Outreach: Manage Plugins');
    await row('on-the-spot').waitFor();
  };
  await workbench.openOutreach();

  await list();
  await workbench.picture('manage-plugins');
  t.regex(await row('on-the-spot').innerText(), /Says something\.\s+agent on-the-spot-agent/);
  t.regex(await row('stranger').innerText(), /was not loaded, because you have not allowed it/);
  await row('on-the-spot').click();
  await row('stranger').click();
  await rows.filter({ hasText: 'its name is taken' }).click();
  await page.keyboard.press('Enter');
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.waitFor();
  await workbench.picture('manage-plugins-consent');
  t.regex(await dialog.innerText(), /Use the plugin "stranger" \(stranger\)\?/);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.waitFor({ state: 'detached' });
  t.like(await states(), { 'on-the-spot': 'disabled', stranger: 'failed', twin: 'disabled', csv: 'loaded' });
  t.like(JSON.parse(readFileSync(join(home, 'config.json'), 'utf8')), { pluginLoading: { disabled: ['on-the-spot', 'twin'] } });

  await list();
  await row('on-the-spot').click();
  await row('stranger').click();
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Use It' }).click();
  await dialog.waitFor({ state: 'detached' });
  await list();
  await row('stranger').filter({ hasText: 'agent stranger-agent' }).waitFor();
  t.like(await states(), { 'on-the-spot': 'loaded', stranger: 'loaded', twin: 'disabled', csv: 'loaded' });
});
