import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { importPluginPackage, isPackageName, readPluginPackage } from '../../../core/kernel/plugin-package.ts';
import { emptyPlugin, writePackage } from '../../support/plugin-folder.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const faults: readonly { readonly fault: string; readonly manifest?: object; readonly files?: Record<string, string>; readonly says: RegExp }[] = [
  { fault: 'has no package.json', files: {}, says: /the folder has no package\.json that can be read/ },
  { fault: 'has a package.json that is not JSON', files: { 'package.json': '{' }, says: /its package\.json is not JSON/ },
  { fault: 'has a package.json that is a list', files: { 'package.json': '[]' }, says: /its package\.json is not valid/ },
  { fault: 'has no name', manifest: {}, says: /must have required property 'name'/ },
  { fault: 'has a path for a name', manifest: { name: '../../evil' }, says: /name must match pattern/ },
  { fault: 'has a main file outside of its folder', manifest: { name: 'outside', main: '../index.js' }, says: /its main file lies outside of its folder/ },
  { fault: 'has a dependency with a path for a name', manifest: { name: 'outside', dependencies: { '../../../etc': '1' } }, says: /dependencies/ },
];

for (const { fault, manifest, files, says } of faults) {
  test(`a package that ${fault} is refused without being run`, async (t) => {
    const folder = temporaryFolder(t);
    if (files !== undefined) for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    else writePackage(folder, { 'index.js': 'throw new Error("it was run")' }, manifest);
    t.like(await t.throwsAsync(readPluginPackage(folder), { message: says }), { code: 'plugin_malformed' });
  });
}

for (const [way, manifest] of [
  ['exports as text', { exports: './main.js' }],
  ['exports with a dot', { exports: { '.': './main.js' } }],
  ['exports with conditions', { exports: { '.': { types: './main.d.ts', import: './main.js' } } }],
  ['exports with a default', { exports: { '.': { default: './main.js' } } }],
  ['main', { main: './main.js' }],
] as const) {
  test(`the plugin is found by ${way}`, async (t) => {
    const folder = writePackage(temporaryFolder(t), { 'main.js': emptyPlugin }, { name: 'on-the-spot', type: 'module', ...manifest });
    t.like((await importPluginPackage(await readPluginPackage(folder))).default, { name: 'on-the-spot' });
  });
}

test('the hash covers path and content of every file', async (t) => {
  const hashes = new Set<string>();
  for (const files of [{ 'index.js': emptyPlugin }, { 'index.js': `${emptyPlugin} ` }, { 'index.js': emptyPlugin, 'a.js': '' }, { 'index.js': emptyPlugin, 'b.js': '' }, { 'index.js': emptyPlugin, 'a/b.js': '' }]) {
    hashes.add((await readPluginPackage(writePackage(temporaryFolder(t), files))).hash);
  }
  t.is(hashes.size, 5);
});

test('the same content has the same hash wherever it lies', async (t) => {
  const [one, other] = await Promise.all([1, 2].map(async () => readPluginPackage(writePackage(temporaryFolder(t), { 'index.js': emptyPlugin, 'lib/b.js': '', 'lib/a.js': '' }))));
  t.is(one?.hash, other?.hash);
});

test('what a package depends on belongs to its hash, through all its dependencies', async (t) => {
  const home = temporaryFolder(t);
  const folder = writePackage(join(home, 'node_modules', 'on-the-spot'), { 'index.js': emptyPlugin }, { name: 'on-the-spot', type: 'module', exports: './index.js', dependencies: { near: '1' } });
  writePackage(join(home, 'node_modules', 'near'), { 'index.js': '' }, { name: 'near', dependencies: { far: '1', near: '1' } });
  writePackage(join(home, 'node_modules', 'far'), { 'index.js': '' }, { name: 'far' });
  const before = (await readPluginPackage(folder)).hash;
  writeFileSync(join(home, 'node_modules', 'far', 'index.js'), 'steal()');
  t.not((await readPluginPackage(folder)).hash, before);
});

test('a changed package is a new module in the same process', async (t) => {
  const folder = writePackage(temporaryFolder(t), { 'index.js': emptyPlugin });
  const first = (await importPluginPackage(await readPluginPackage(folder))).default;
  writeFileSync(join(folder, 'index.js'), emptyPlugin.replace('apply', 'description: "newer", apply'));
  t.like((await importPluginPackage(await readPluginPackage(folder))).default, { description: 'newer' });
  t.false('description' in (first as object));
});

test('links to folders and pipes are refused: the one leads to what nobody looked at, the other is read for ever', async (t) => {
  const linked = writePackage(temporaryFolder(t), { 'index.js': emptyPlugin });
  symlinkSync('/usr', join(linked, 'elsewhere'));
  await t.throwsAsync(readPluginPackage(linked), { message: /"elsewhere" is not a plain file/ });
  if (process.platform === 'win32') return;
  const piped = writePackage(temporaryFolder(t), { 'index.js': emptyPlugin });
  execFileSync('mkfifo', [join(piped, 'pipe')]);
  await t.throwsAsync(readPluginPackage(piped), { message: /"pipe" is not a plain file/ });
});

test('a package of more than 5,000 files or 64 MiB is refused', async (t) => {
  const many = writePackage(temporaryFolder(t), { 'index.js': emptyPlugin });
  mkdirSync(join(many, 'files'));
  for (let number = 0; number < 5000; number += 1) writeFileSync(join(many, 'files', String(number)), '');
  await t.throwsAsync(readPluginPackage(many), { message: /it has more than 5000 files/ });
  const large = writePackage(temporaryFolder(t), { 'index.js': emptyPlugin });
  writeFileSync(join(large, 'large'), Buffer.alloc(64 * 1024 * 1024));
  await t.throwsAsync(readPluginPackage(large), { message: /it is larger than 64 MiB/ });
});

test('an import that never ends is given up', async (t) => {
  const folder = writePackage(temporaryFolder(t), { 'index.js': 'await new Promise(() => undefined);' });
  t.like(await t.throwsAsync(importPluginPackage(await readPluginPackage(folder), 0.1)), { code: 'plugin_timed_out', message: 'Plugin "on-the-spot" did not finish being imported within 0.1 s.' });
});

for (const [name, is] of [['meetup', true], ['@team/meetup', true], ['../meetup', false], ['/etc', false], ['', false], ['a/b', false], ['.hidden', false]] as const) {
  test(`"${name}" is ${is ? '' : 'not '}a package's name`, (t) => {
    t.is(isPackageName(name), is);
  });
}
