import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import test from 'ava';
import { keepDropped } from '../../../core/home/keep-dropped.ts';
import { outreachPaths } from '../../../core/home/outreach-paths.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('a dropped file is kept for its owner only, once however often it comes, and beside others of its name', async (t) => {
  const paths = outreachPaths({ home: join(temporaryFolder(t), 'home'), environment: {} });
  const first = await keepDropped(paths, 'people.csv', bytes('company\nAcme'));
  t.is(readFileSync(first, 'utf8'), 'company\nAcme');
  t.is(statSync(first).mode & 0o777, 0o600);
  t.is(await keepDropped(paths, 'people.csv', bytes('company\nAcme')), first);
  const other = await keepDropped(paths, 'people.csv', bytes('company\nBrightwater'));
  t.not(other, first);
  t.is(readFileSync(first, 'utf8'), 'company\nAcme');
  t.is(readdirSync(join(paths.home, 'dropped')).length, 2);
});

for (const [name, kept] of [
  ['../../config.json', 'config.json'],
  ['..\\..\\config.json', 'config.json'],
  ['..', '_'],
  ['', '_'],
  ['a\0b\n.csv', 'a_b_.csv'],
  ['.hidden.csv', '_hidden.csv'],
  [`${'x'.repeat(300)}.csv`, `${'x'.repeat(46)}.csv`],
  [`${'名'.repeat(80)}.csv`, `${'名'.repeat(46)}.csv`],
  [`${'😀'.repeat(80)}.csv`, `${'😀'.repeat(46)}.csv`],
  [`x${'.'.repeat(60)}csv`, '_csv'],
  ['Müller Leute.csv', 'Müller Leute.csv'],
] as const) {
  test(`the name ${JSON.stringify(name.slice(0, 30))} leads nowhere else`, async (t) => {
    const paths = outreachPaths({ home: join(temporaryFolder(t), 'home'), environment: {} });
    const file = await keepDropped(paths, name, bytes('x'));
    t.is(basename(file), kept);
    t.regex(relative(paths.home, file), /^dropped[/\\][0-9a-f]{16}[/\\][^/\\]+$/);
  });
}
