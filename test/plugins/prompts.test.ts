// The prompts that come with our agents: each is read, filled in every way that its agent fills it, and kept under its version.
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import test from 'ava';
import type { PromptVariables } from '../../core/contracts/prompt.ts';
import { createPromptLibrary } from '../../core/prompts/prompt-library.ts';
import { silentLog } from '../support/log.ts';

const root = join(import.meta.dirname, '../..');
const files = globSync('plugins/*/*/prompts/*.md', { cwd: root }).map((file) => ({ id: basename(file, '.md'), file: pathToFileURL(join(root, file)) }));
const library = createPromptLibrary(null, silentLog);

/** Every way in which an agent fills its prompt. */
const ways: Readonly<Record<string, readonly PromptVariables[]>> = {
  'research.findings': [{ phase: 'light' }, { phase: 'deep' }],
  'research.read': [{ maxCalls: 4 }],
  'match.proposition': [{}],
  'verify.draft': [{}],
  'read.reply': [{}],
  'judge.draft': [{}],
  'write.draft': ['hr', 'engineering', 'founder'].flatMap((reader) => [true, false].flatMap((isFirstAngle) => [true, false].map((isRevision) => ({ reader, isFirstAngle, isRevision })))),
};

/** What has been said to models so far: who changes a prompt gives it a new version and a row, and leaves the old one as `write.draft.v1.md`. */
const hashes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'judge.draft': { 1: '165f132505d5' },
  'match.proposition': { 1: 'c882385d0e4a' },
  'read.reply': { 1: '09b2f22d9a12' },
  'research.findings': { 1: '7d85ed7ea118' },
  'research.read': { 1: '128472ddd569' },
  'verify.draft': { 1: 'ea69cb991f88' },
  'write.draft': { 1: 'a68363e803a0' },
};

test('each prompt is one of those that are tried here', (t) => {
  t.deepEqual(files.map(({ id }) => id.replace(/\.v\d+$/, '')).filter((id) => !(id in ways)), []);
  t.deepEqual(Object.keys(ways).filter((id) => !files.some((file) => file.id === id)), []);
});

for (const source of files) {
  const name = source.id.replace(/\.v\d+$/, '');
  test(`the prompt ${source.id} says something else each way, and nothing of its template`, async (t) => {
    const texts = await Promise.all((ways[name] ?? []).map(async (variables) => (await library.prompt(source, variables)).text));
    t.is(new Set(texts).size, texts.length);
    for (const text of texts) t.notRegex(text, /\{%|\{\{|%\}|\n{3}/);
    for (const text of texts) t.regex(text, /data/i, 'it does not say that what strangers wrote is data');
  });

  test(`the prompt ${source.id} has not changed under its version`, async (t) => {
    const { version, hash } = await library.prompt(source, (ways[name] ?? [])[0] ?? {});
    t.is(hashes[name]?.[version], hash, `${name} version ${version}`);
    if (source.id !== name) t.is(source.id, `${name}.v${version}`);
  });
}

test('every version that was ever given to a model can still be read', async (t) => {
  for (const [name, versions] of Object.entries(hashes)) {
    const kept = await Promise.all(files.filter(({ id }) => id === name || id.startsWith(`${name}.v`)).map(async (source) => (await library.prompt(source, (ways[name] ?? [])[0] ?? {})).version));
    t.deepEqual(kept.sort(), Object.keys(versions).sort(), name);
  }
});
