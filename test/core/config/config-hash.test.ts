import test from 'ava';
import { configHash } from '../../../core/config/config-hash.ts';
import { completeSettings, defaultSettings } from '../../../core/config/load-settings.ts';
import type { Settings } from '../../../core/config/settings.ts';
import { seededRandom } from '../../support/seeded-random.ts';

test('is eight hexadecimal digits, and stays the same from release to release while the settings do', (t) => {
  const settings = { sender: { name: 'Ada' }, list: [1, 2.5, null, true, 'ü'] } as unknown as Settings;
  // printf '%s' '{"list":[1,2.5,null,true,"ü"],"sender":{"name":"Ada"}}' | sha256sum
  t.is(configHash(settings), '9cca5050');
});

test('is equal under any order of keys, in 200 random settings', (t) => {
  const random = seededRandom(1);
  for (let round = 0; round < 200; round += 1) {
    const settings = withPlugins(randomObject(random, 3));
    t.is(configHash(shuffled(settings, random) as Settings), configHash(settings), `round ${round}`);
  }
});

test('is changed by any value, added, removed or replaced, in 200 random settings', (t) => {
  const random = seededRandom(2);
  for (let round = 0; round < 200; round += 1) {
    const settings = withPlugins(randomObject(random, 3));
    for (const path of leaves(settings)) {
      const changed = structuredClone(settings);
      const parent = path.slice(0, -1).reduce<Record<string, unknown>>((value, key) => value[key] as Record<string, unknown>, changed as unknown as Record<string, unknown>);
      const key = path.at(-1)!;
      parent[key] = typeof parent[key] === 'string' ? `${parent[key]} ` : 'replaced';
      t.not(configHash(changed), configHash(settings), `${round}: ${path.join('.')} replaced`);
      delete parent[key];
      t.not(configHash(changed), configHash(settings), `${round}: ${path.join('.')} removed`);
    }
  }
});

test('knows a text from a number, and one list from another', (t) => {
  const hashes = [{ a: 1 }, { a: '1' }, { a: [1] }, { a: [[1]] }, { a: ['1,2'] }, { a: ['1', '2'] }, { a: null }, { a: {} }, { a: [] }, { a: true }, { a: 'true' }, {}, { 'a":1,"b': 1 }, { a: 1, b: 1 }].map((notes) => configHash(withPlugins(notes)));
  t.is(new Set(hashes).size, hashes.length);
});

test('no secret goes into it', (t) => {
  t.is(configHash(withPlugins({ a: 1, apiKey: 'x' })), configHash(withPlugins({ a: 1, apiKey: 'y' })));
});

function withPlugins(notes: object): Settings {
  return completeSettings({ ...defaultSettings(), plugins: { notes } }, 'test');
}

function randomObject(random: () => number, depth: number): Record<string, unknown> {
  const count = Math.floor(random() * 5);
  return Object.fromEntries(Array.from({ length: count }, () => [`k${Math.floor(random() * 1000)}`, randomValue(random, depth)]));
}

function randomValue(random: () => number, depth: number): unknown {
  const kinds = [() => Math.floor(random() * 100), () => random(), () => `t${Math.floor(random() * 100)} "ü\n`, () => random() < 0.5, () => null];
  if (depth > 0) kinds.push(() => randomObject(random, depth - 1) as never, () => Array.from({ length: Math.floor(random() * 4) }, () => randomValue(random, depth - 1)) as never);
  return kinds[Math.floor(random() * kinds.length)]!();
}

function shuffled(value: unknown, random: () => number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, random));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, shuffled(inner, random), random()] as const);
  return Object.fromEntries(entries.sort((a, b) => a[2] - b[2]));
}

function leaves(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}
