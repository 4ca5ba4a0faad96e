import { codeRules } from './code-rules.ts';
import { editorRules } from './editor-rules.ts';
import { errorRules } from './error-rules.ts';
import { fileRules } from './file-rules.ts';
import { importRules } from './import-rules.ts';
import { languageRules } from './language-rules.ts';
import { libraryRules } from './library-rules.ts';
import type { Rule } from './rule.ts';
import { testRules } from './test-rules.ts';
import { textRules } from './text-rules.ts';

/** Every rule of the house that reads the sources. */
export const rules: readonly Rule[] = [...importRules, ...libraryRules, ...codeRules, ...errorRules, ...fileRules, ...testRules, ...textRules, ...editorRules, ...languageRules];
