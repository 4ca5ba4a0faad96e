// What the core says of an error is English and speaks of the command line. Here it is said in the words of the editor, and in its language as far as it is translated:
// extension/l10n/errors.de.json and the like, by code.
import { readFileSync } from 'node:fs';
import { env } from 'vscode';
import type { OutreachError } from '../../core/errors.ts';
import { mask } from '../../core/mask.ts';
import { helpInEditor } from './help-in-editor.ts';
import { type ErrorTexts, translatedError } from './translated-error.ts';

let texts: ErrorTexts | undefined;

/** What happened, and what to do now. */
export function errorWords(error: OutreachError): { readonly message: string; readonly help: string } {
  texts ??= textsIn(env.language);
  const said = translatedError(texts, error) ?? { message: error.message, help: helpInEditor(error.help) };
  return { message: mask(said.message), help: mask(said.help) };
}

/** `de` and `de-at` have those of German; another language has none. */
function textsIn(language: string): ErrorTexts {
  const [main = ''] = language.split('-');
  if (!/^[a-z]{2,3}$/.test(main) || main === 'en') return {};
  try {
    return JSON.parse(readFileSync(new URL(`../l10n/errors.${main}.json`, import.meta.url), 'utf8')) as ErrorTexts;
  } catch {
    return {}; // not translated into this language
  }
}
