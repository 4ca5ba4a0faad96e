import { readFileSync } from 'node:fs';

/** Those of a kind (`errors`, `core`) in extension/l10n: `de` and `de-at` have those of German. Undefined where nothing is translated, as into English. */
export function translationsIn<Texts>(language: string, kind: 'errors' | 'core'): Texts | undefined {
  const [main = ''] = language.split('-');
  if (!/^[a-z]{2,3}$/.test(main) || main === 'en') return undefined;
  try {
    return JSON.parse(readFileSync(new URL(`../l10n/${kind}.${main}.json`, import.meta.url), 'utf8')) as Texts;
  } catch {
    return undefined; // not translated into this language
  }
}
