import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { startKernel } from '../../../core/kernel/kernel.ts';
import { addPluginPackage, allowPluginPackage, thirdPartyPlugins } from '../../../core/kernel/third-party.ts';
import { fakePorts } from '../../../core/testing/fake-ports.ts';
import { copyOfStranger, emptyPlugin, strangers, writePackage } from '../../support/plugin-folder.ts';
import { bystander } from '../../support/kernel.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const settings = { importSeconds: 1 };

async function kernelOf(home: string, packages: readonly string[] = [], disabled: readonly string[] = []) {
  const own = { value: bystander(), origin: { kind: 'built-in' as const, where: 'this program' } };
  return startKernel([own, ...(await thirdPartyPlugins(home, packages, { ...settings, disabled }))], fakePorts(), { options: {}, disabled, deadlineSeconds: 1 });
}

test('a stranger\'s package in a folder of its own adds a venue and an agent, through the same door as our own', async (t) => {
  const home = join(temporaryFolder(t), 'plugins');
  const { plugin, package: added } = await addPluginPackage(join(strangers, 'meetup'), home);
  t.is(plugin.name, 'meetup');
  t.true(added.folder.startsWith(home));
  const kernel = await kernelOf(home);
  t.like(kernel.plugins[1], { name: 'meetup', state: 'loaded', origin: { kind: 'folder', where: 'outreach-plugin-meetup' }, brings: ['venue meetup', 'agent keyword-check'] });
  t.is(kernel.agents.pluginOf('keyword-check'), 'meetup');
});

const broken = [
  { package: 'throws-at-import', says: /importing index\.ts failed: no luck/ },
  { package: 'hangs-at-import', says: /^Plugin "broken-hangs-at-import" did not finish being imported within 1 s\.$/ },
  { package: 'wrong-api-version', says: /^Plugin "wrong-api-version" wants plugin API version 99/ },
  { package: 'bad-schema', says: /^Plugin "bad-schema" cannot be loaded: its options schema is not valid/ },
  { package: 'throws-in-apply', says: /^Plugin "throws-in-apply" failed while starting: no luck$/ },
];

test('packages that throw, hang, have a bad schema or a wrong API version are each named with help, and the rest go on', async (t) => {
  const home = temporaryFolder(t);
  await addPluginPackage(join(strangers, 'meetup'), home);
  const allowed = JSON.parse(readFileSync(join(home, 'allowed.json'), 'utf8')) as Record<string, unknown>;
  for (const { package: name } of broken) {
    copyOfStranger(name, home);
    // As if it had been sound when it was allowed: what breaks later must be named as well.
    const { readPluginPackage } = await import('../../../core/kernel/plugin-package.ts');
    const read = await readPluginPackage(join(home, name));
    allowed[read.name] = { hash: read.hash, plugin: name };
  }
  writeFileSync(join(home, 'allowed.json'), JSON.stringify(allowed));
  const kernel = await kernelOf(home);
  for (const { package: name, says } of broken) {
    const record = kernel.plugins.find((each) => each.name === name);
    t.is(record?.state, 'failed', name);
    t.regex(record?.failure?.message ?? '', says);
    t.truthy(record?.failure?.help);
  }
  t.deepEqual(kernel.venues.ids(), ['bystander', 'meetup']);
});

test('what cannot be a plugin is not added, and leaves nothing in the home', async (t) => {
  const home = join(temporaryFolder(t), 'plugins');
  for (const name of ['throws-at-import', 'wrong-api-version', 'bad-schema']) await t.throwsAsync(addPluginPackage(join(strangers, name), home));
  t.false(existsSync(home));
});

test('a package that was never allowed is not run, and is named with what to do', async (t) => {
  const home = temporaryFolder(t);
  copyOfStranger('throws-at-import', home);
  const [found] = await thirdPartyPlugins(home, [], settings);
  t.is(found?.failure?.message, 'Plugin "broken-throws-at-import" was not loaded, because you have not allowed it.');
  t.regex(found?.failure?.help ?? '', /outreach plugins enable broken-throws-at-import/);
});

for (const [what, change] of [
  ['a file was changed', (folder: string) => appendFileSync(join(folder, 'sponsors.ts'), '\n')],
  ['a file was added', (folder: string) => writeFileSync(join(folder, 'extra.ts'), '')],
  ['a file was removed', (folder: string) => rmSync(join(folder, 'sponsors.ts'))],
  ['a file was added in a hidden folder', (folder: string) => (mkdirSync(join(folder, '.hidden')), writeFileSync(join(folder, '.hidden', 'x'), ''))],
] as const) {
  test(`when ${what} since it was allowed, the package is not run until it is allowed again`, async (t) => {
    const home = temporaryFolder(t);
    const { package: added } = await addPluginPackage(join(strangers, 'meetup'), home);
    change(added.folder);
    const [found] = await thirdPartyPlugins(home, [], settings);
    t.like(found, { name: 'meetup' });
    t.is(found?.failure?.message, 'Plugin "outreach-plugin-meetup" has changed since you allowed it, and was not loaded.');
  });
}

test('a changed package is allowed again under the plugin\'s name or the package\'s, and then loaded', async (t) => {
  for (const name of ['meetup', 'outreach-plugin-meetup']) {
    const home = temporaryFolder(t);
    const { package: added } = await addPluginPackage(join(strangers, 'meetup'), home);
    appendFileSync(join(added.folder, 'sponsors.ts'), '\n');
    t.true(await allowPluginPackage(name, home, []));
    t.is((await thirdPartyPlugins(home, [], settings))[0]?.failure, undefined);
  }
});

test('allowing one package runs no other', async (t) => {
  const home = temporaryFolder(t);
  copyOfStranger('hangs-at-import', home);
  copyOfStranger('throws-at-import', home);
  await addPluginPackage(join(strangers, 'meetup'), home);
  t.true(await allowPluginPackage('meetup', home, []));
  t.false(await allowPluginPackage('nobody', home, []));
  mkdirSync(join(home, 'aaa-notes'));
  t.true(await allowPluginPackage('meetup', home, []), 'a folder that is no package is in the way of none');
});

test('a disabled package is not even run, under either of its names', async (t) => {
  for (const name of ['on-the-spot', 'on-the-spot-package']) {
    const home = temporaryFolder(t);
    const mark = `globalThis.outreachRuns = (globalThis.outreachRuns ?? 0) + 1;\n`;
    await addPluginPackage(writePackage(join(temporaryFolder(t), 'source'), { 'index.js': mark + emptyPlugin }, { name: 'on-the-spot-package', type: 'module', main: 'index.js' }), home);
    const before = (globalThis as { outreachRuns?: number }).outreachRuns;
    const kernel = await kernelOf(home, [], [name]);
    t.like(kernel.plugins[1], { name: 'on-the-spot', state: 'disabled' });
    t.is((globalThis as { outreachRuns?: number }).outreachRuns, before);
  }
});

test('adding a package anew replaces the old one, and allows the new content', async (t) => {
  const [home, work] = [temporaryFolder(t), temporaryFolder(t)];
  const source = writePackage(work, { 'index.js': emptyPlugin, 'old.js': '' });
  await addPluginPackage(source, home);
  rmSync(join(source, 'old.js'));
  writeFileSync(join(source, 'index.js'), emptyPlugin.replace('apply() {}', 'description: "newer", apply() {}'));
  await addPluginPackage(source, home);
  t.deepEqual(readdirSync(join(home, 'on-the-spot')).sort(), ['index.js', 'package.json']);
  const [found] = await thirdPartyPlugins(home, [], settings);
  t.like(found?.value, { description: 'newer' });
});

test('a package that lies in the home already is allowed where it is, also when the home is reached by a link', async (t) => {
  const folder = temporaryFolder(t);
  const home = join(folder, 'real');
  mkdirSync(home);
  symlinkSync(home, join(folder, 'link'));
  writePackage(join(home, 'on-the-spot'), { 'index.js': emptyPlugin });
  await addPluginPackage(join(folder, 'link', 'on-the-spot'), join(folder, 'link'));
  t.true(existsSync(join(home, 'on-the-spot', 'index.js')));
  t.is((await thirdPartyPlugins(home, [], settings))[0]?.failure, undefined);
});

test('a package comes with its dependencies, and without what it is developed with', async (t) => {
  const [home, source] = [temporaryFolder(t), temporaryFolder(t)];
  const dependencies = { near: '1', 'outreach-agent': '*' };
  writePackage(source, { 'index.js': `import 'near';\n${emptyPlugin}`, '.git/config': '' }, { name: 'on-the-spot', type: 'module', exports: './index.js', dependencies, devDependencies: { tests: '1' } });
  writePackage(join(source, 'node_modules', 'near'), { 'index.js': `import 'far';` }, { name: 'near', type: 'module', exports: './index.js', dependencies: { far: '1' } });
  writePackage(join(source, 'node_modules', 'far'), { 'index.js': '' }, { name: 'far', type: 'module', exports: './index.js' });
  writePackage(join(source, 'node_modules', 'tests'), { 'index.js': '' }, { name: 'tests' });
  symlinkSync(join(import.meta.dirname, '../../..'), join(source, 'node_modules', 'outreach-agent')); // as npm installs a folder
  const { package: added } = await addPluginPackage(source, home);
  t.deepEqual(readdirSync(added.folder).sort(), ['index.js', 'node_modules', 'package.json']);
  t.deepEqual(readdirSync(join(added.folder, 'node_modules')).sort(), ['far', 'near']);
  t.is((await thirdPartyPlugins(home, [], settings))[0]?.failure, undefined);
});

test('a package whose dependency is not installed is not added', async (t) => {
  const [home, source] = [join(temporaryFolder(t), 'plugins'), temporaryFolder(t)];
  writePackage(source, { 'index.js': `import 'near';\n${emptyPlugin}` }, { name: 'on-the-spot', type: 'module', exports: './index.js', dependencies: { near: '1' } });
  await t.throwsAsync(addPluginPackage(source, home), { message: /importing index\.js failed: .*near/ });
  t.false(existsSync(home));
});

test('a package of a scope is a folder of its own in the home', async (t) => {
  const home = temporaryFolder(t);
  const source = writePackage(join(temporaryFolder(t), 'source'), { 'index.js': emptyPlugin }, { name: '@team/on-the-spot', type: 'module', exports: './index.js' });
  const { package: added } = await addPluginPackage(source, home);
  t.is(added.folder, join(home, '@team__on-the-spot'));
  t.is((await thirdPartyPlugins(home, [], settings))[0]?.failure, undefined);
});

test('a package named in the settings is loaded from the home\'s node_modules once it is allowed', async (t) => {
  const home = temporaryFolder(t);
  writePackage(join(home, 'node_modules', 'on-the-spot'), { 'index.js': emptyPlugin });
  const [asked] = await thirdPartyPlugins(home, ['on-the-spot'], settings);
  t.is(asked?.failure?.code, 'plugin_not_allowed');
  t.true(await allowPluginPackage('on-the-spot', home, ['on-the-spot']));
  const [found] = await thirdPartyPlugins(home, ['on-the-spot'], settings);
  t.like(found, { origin: { kind: 'package', where: 'on-the-spot' }, failure: undefined });
});

for (const name of ['not-installed', '../../elsewhere', '/etc', 'a/../../b', '']) {
  test(`the package ${JSON.stringify(name)} in the settings is named as missing, and the rest go on`, async (t) => {
    const folder = temporaryFolder(t);
    const home = join(folder, 'one', 'plugins');
    mkdirSync(home, { recursive: true });
    writePackage(join(folder, 'elsewhere'), { 'index.js': emptyPlugin });
    await addPluginPackage(join(strangers, 'meetup'), home);
    const kernel = await kernelOf(home, [name]);
    t.regex(kernel.plugins[2]?.failure?.message ?? '', /no such package is installed in/);
    t.deepEqual(kernel.venues.ids(), ['bystander', 'meetup']);
  });
}

test('a damaged list of what was allowed allows nothing', async (t) => {
  const home = temporaryFolder(t);
  await addPluginPackage(join(strangers, 'meetup'), home);
  for (const damage of ['', '{', 'null', '[]', '{"outreach-plugin-meetup": "yes"}']) {
    writeFileSync(join(home, 'allowed.json'), damage);
    t.is((await thirdPartyPlugins(home, [], settings))[0]?.failure?.code, 'plugin_not_allowed', damage);
  }
});

test('a home without plugins has none', async (t) => {
  t.deepEqual(await thirdPartyPlugins(join(temporaryFolder(t), 'not-there'), [], settings), []);
});
