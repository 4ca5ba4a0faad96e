import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { verifyPluginPackage } from '../../core/testing.ts';
import { askedMoments, toldMoments } from '../../core/kernel/hooks.ts';
import { membersOf } from '../support/core-reference.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = join(import.meta.dirname, '../..');
const guide = readFileSync(join(root, 'plugins/README.md'), 'utf8');

/** Blocks of TypeScript whose first line names their file: `// no-sundays/index.ts`. */
const blocks = [...guide.matchAll(/```ts\n\/\/ ([\w./-]+)\n([\s\S]*?)```/g)].map(([, path, code]) => ({ path: String(path), code: String(code) }));
/** Blocks of other texts name their file behind the fence. */
const texts = [...guide.matchAll(/```md ([\w./-]+)\n([\s\S]*?)```/g)].map(([, path, text]) => ({ path: String(path), text: String(text) }));
const plugins = [...new Set(blocks.map(({ path }) => path.split('/')[0] ?? ''))];

/** Lays the guide's code out as an author would have it. */
function layOut(folder: string): void {
  const [manifest = ''] = /```json\n([\s\S]*?)```/.exec(guide)?.slice(1) ?? [];
  for (const name of plugins) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'package.json'), manifest.replaceAll('no-sundays', name));
  }
  for (const { path, code } of blocks) writeFileSync(join(folder, path), code);
  for (const { path, text } of texts) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  mkdirSync(join(folder, 'mail-folder/mail'));
  for (const number of [1, 2]) writeFileSync(join(folder, `mail-folder/mail/${number}.eml`), `Subject: ${number}\r\n\r\nHello.\r\n`);
}

test('the guide opens with a whole plugin, and has one of every kind', (t) => {
  t.is(guide.split('```')[1]?.split('\n')[1], '// no-sundays/index.ts');
  t.deepEqual(plugins, ['no-sundays', 'interview-questions', 'job-list', 'canned-answers', 'drop-folder', 'mail-folder', 'salary-table', 'house-style']);
  t.is(blocks.length, [...guide.matchAll(/```ts\n/g)].length, 'a block of TypeScript does not name its file, and is not checked');
});

test('the code in the guide is type-checked, with nothing of ours but its two doors', (t) => {
  const folder = temporaryFolder(t);
  layOut(folder);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions: {
        paths: { 'outreach-agent': [join(root, 'core/index.ts')], 'outreach-agent/testing': [join(root, 'core/testing.ts')] },
      },
      include: plugins,
    }),
  );
  t.notThrows(() => execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--project', folder], { encoding: 'utf8', stdio: 'pipe' }));
});

for (const name of plugins) {
  test(`the guide's ${name} keeps every promise`, async (t) => {
    const folder = temporaryFolder(t);
    layOut(folder);
    const { plugin, results } = await verifyPluginPackage(join(folder, name));
    t.is(plugin, name);
    t.true(results.length >= 6);
    t.deepEqual(results.filter(({ ok }) => !ok), []);
  });
}

test('the guide names every hook and every member of the scope', (t) => {
  const hooks = [...guide.matchAll(/^\| `(\w+)` \| (asks|tells): /gm)].map(([, name, kind]) => `${String(name)} ${String(kind)}`);
  t.deepEqual(hooks.sort(), [...askedMoments.map((name) => `${name} asks`), ...toldMoments.map((name) => `${name} tells`)].sort());
  for (const { member } of membersOf('core/kernel/plugin.ts', 'Scope')) t.true(guide.includes(`\`${member}\``), member);
});
