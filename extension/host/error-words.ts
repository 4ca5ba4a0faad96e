// What the core says of an error is English and speaks of the command line. Here it is said in the words of the editor, and in its language as far as it is translated:
// extension/l10n/errors.de.json and the like, by code; an error whose numbers the core has put into words, by its sentences.
import { env } from 'vscode';
import type { OutreachError } from '../../core/errors.ts';
import { mask } from '../../core/mask.ts';
import { coreWords } from './core-words.ts';
import { helpInEditor } from './help-in-editor.ts';
import { type ErrorTexts, translatedError } from './translated-error.ts';
import { translationsIn } from './translations.ts';
import { withoutLinks } from './without-links.ts';

let texts: ErrorTexts | undefined;

/** What happened, and what to do now. Below an input, too, VS Code makes links of what looks like one. */
export function errorWords(error: OutreachError): { readonly message: string; readonly help: string } {
  texts ??= translationsIn<ErrorTexts>(env.language, 'errors') ?? {};
  const said = translatedError(texts, error, coreWords) ?? { message: coreWords(error.message), help: coreWords(error.help) };
  return { message: withoutLinks(mask(said.message)), help: withoutLinks(mask(helpInEditor(said.help))) };
}
