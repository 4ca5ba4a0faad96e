// Plugins that hang: each wait has an end, and the run goes on. Slow, because the waits are the real ones.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { readPluginPackage } from '../../core/kernel/plugin-package.ts';
import { outreach } from '../support/outreach.ts';
import { copyOfStranger, writePackage } from '../support/plugin-folder.ts';
import { writeResume } from '../support/resume.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('a plugin that hangs at import, in apply or at a moment is named, and the run goes on to its drafts', async (t) => {
  const folder = temporaryFolder(t);
  const home = join(folder, 'home');
  const plugins = join(home, 'plugins');
  const run = (...words: readonly string[]) => outreach([...words, '--home', home, '--json']);
  await writeResume(join(folder, 'me.md'));
  writeFileSync(join(folder, 'leads.csv'), 'Company,Email,Role,Notes\nHeron Analytics,ines@heron.example,Backend Engineer,"Heron Analytics builds event pipelines in TypeScript and PostgreSQL. It hires a backend engineer."\n');

  copyOfStranger('hangs-at-import', plugins);
  writePackage(join(plugins, 'hangs-in-apply'), { 'index.js': `export default { name: 'hangs-in-apply', apiVersion: 1, apply: () => new Promise(() => undefined) };` }, { name: 'hangs-in-apply', type: 'module', exports: './index.js' });
  writePackage(join(plugins, 'hangs-when-told'), { 'index.js': `export default { name: 'hangs-when-told', apiVersion: 1, apply(scope) { scope.hooks.leadDiscovered.tap(() => new Promise(() => undefined)); } };` }, { name: 'hangs-when-told', type: 'module', exports: './index.js' });
  const allowed: Record<string, object> = {};
  for (const name of ['hangs-at-import', 'hangs-in-apply', 'hangs-when-told']) {
    const { name: packageName, hash } = await readPluginPackage(join(plugins, name));
    allowed[packageName] = { hash, plugin: name };
  }
  writeFileSync(join(plugins, 'allowed.json'), JSON.stringify(allowed));

  const { stderr } = await run('run', 'all', '--resume', join(folder, 'me.md'), '--venue', 'csv', '--from', join(folder, 'leads.csv'), '--limit', '1');
  t.regex(stderr, /Plugin "broken-hangs-at-import" did not finish being imported within 10 s/);
  t.regex(stderr, /Plugin "hangs-in-apply" did not finish starting within 10 s/);
  t.regex(stderr, /Plugin "hangs-when-told" did not finish answering leadDiscovered within 10 s/);
  t.regex(readFileSync(join(home, 'logs/outreach.log'), 'utf8'), /"source":"hangs-when-told"/);
  t.is((await run('mail', 'pending')).json<readonly unknown[]>().length, 1);
});
