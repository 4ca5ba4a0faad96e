import { readFileSync } from 'node:fs';
import test from 'ava';
import { manifest } from '../../extension/manifest.ts';
import { spokenStrings, stringsIn } from '../support/spoken-strings.ts';

const german = (name: string) => JSON.parse(readFileSync(`extension/l10n/${name}.de.json`, 'utf8')) as Readonly<Record<string, string>>;

test('every sentence that the editor says has its German one, and there is none without its English', (t) => {
  t.deepEqual(Object.keys(german('bundle.l10n')).sort(), spokenStrings().map(({ key }) => key).sort());
  t.deepEqual(Object.keys(german('package.nls')).sort(), Object.keys(manifest().words).sort());
});

test('a translation keeps what is put into a sentence, its icons and its commands', (t) => {
  const pairs = [...spokenStrings().map(({ key, text }) => [key, text, german('bundle.l10n')[key]] as const), ...Object.entries(manifest().words).map(([key, text]) => [key, text, german('package.nls')[key]] as const)];
  for (const [key, text, translated] of pairs) t.deepEqual(kept(translated ?? ''), kept(text), key);
});

test('a sentence that is put together while running is refused, since nobody could translate it', (t) => {
  t.deepEqual(stringsIn('a.ts', "l10n.t('To {0}', name); other.t('x');").map(({ key }) => key), ['To {0}']);
  t.throws(() => stringsIn('a.ts', 'l10n.t(`To ${name}`);'), { message: /^a\.ts:1 says something that is put together/ });
});

function kept(text: string): readonly string[] {
  return [...text.matchAll(/\{\d\}|\$\([\w~-]+\)|\(command:[^)]+\)/g)].map(([found]) => found).sort();
}
