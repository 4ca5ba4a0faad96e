import { readFileSync } from 'node:fs';
import test from 'ava';
import { manifest } from '../../extension/manifest.ts';

const written = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly contributes: unknown; readonly capabilities: unknown };

test('package.json contributes what extension/contributions.ts says, and nothing else', (t) => {
  t.deepEqual(written.contributes, JSON.parse(JSON.stringify(manifest().contributes)), 'npm run manifest');
});

test('every word that package.json shows has its text, and every text is shown', (t) => {
  const shown = new Set([...JSON.stringify([written.contributes, written.capabilities]).matchAll(/%([^%"]+)%/g)].map(([, key]) => key));
  const { displayName: _, description: __, ...words } = manifest().words;
  t.deepEqual([...shown].sort(), Object.keys(words).sort());
});
