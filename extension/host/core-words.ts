// The core says things in English, and by the time that they are shown much of it is stored: reasons, problems, findings. Here it is said in the language of the editor, as far as it is translated: extension/l10n/core.de.json and the like.
import { env } from 'vscode';
import { errorSentences } from './error-sentences.ts';
import { helpInEditor } from './help-in-editor.ts';
import type { ErrorTexts } from './translated-error.ts';
import { createTranslator, type SentenceCatalogue } from './translated-sentence.ts';
import { translationsIn } from './translations.ts';

let say: ((text: string) => string) | undefined;

/** A text that the core or a plugin has made, in the language of the editor; whatever else it is given stays as it is. */
export function coreWords(text: string): string {
  say ??= createTranslator({ ...errorSentences(translationsIn<ErrorTexts>(env.language, 'errors') ?? {}), ...translationsIn<SentenceCatalogue>(env.language, 'core') });
  return say(text);
}

/** The same of what somebody can do about it; what is not translated names the commands of the editor all the same. */
export function coreHelp(help: string): string {
  return helpInEditor(coreWords(help));
}

/** What is wrong with an answer, for whoever is typing it; undefined when nothing is. */
export function coreProblem(problem: string | undefined): string | undefined {
  return problem === undefined ? undefined : coreWords(problem);
}
