import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { errorTable } from '../../core/errors.ts';
import { askedMoments, toldMoments } from '../../core/kernel/hooks.ts';
import { coreReadme, membersOf } from '../support/core-reference.ts';
import { root } from './tree.ts';

const written = readFileSync(join(root, 'core/README.md'), 'utf8');

test('core/README.md says of hooks, scope, contracts and errors what the sources say (`npm run docs` writes it)', (t) => {
  t.is(written, coreReadme());
});

test('every moment, every member of the scope and every error has its row, with words', (t) => {
  const rows = written.split('\n').filter((line) => line.startsWith('| `'));
  for (const name of [...askedMoments, ...toldMoments, ...membersOf('core/kernel/plugin.ts', 'Scope').map(({ member }) => member), ...Object.keys(errorTable).filter((code) => code !== 'plugin_says')]) {
    const row = rows.find((line) => line.startsWith(`| \`${name}\` |`));
    t.truthy(row, name);
    t.notRegex(row ?? '', /undefined|\[object/, name);
  }
});

test('every folder of the core is on its map', (t) => {
  const map = new Set([...written.matchAll(/`([\w-]+)\/`/g)].map(([, name]) => name));
  const folders = readdirSync(join(root, 'core'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  t.deepEqual([...map].sort(), folders.sort());
});
