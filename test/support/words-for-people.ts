// Which texts of the core and the plugins reach whoever uses the editor: as reasons, problems, findings and descriptions, and as what an error puts into its sentence. They are translated: extension/l10n/core.de.json and the like.
import { questionsOf } from '../../extension/setup/schema-questions.ts';
import * as plugins from '../../plugins/index.ts';
import { sources, type Tree } from '../house/tree.ts';
import { type CoreSentence, coreSentences, type Place } from './core-sentences.ts';

const shown = [
  /^core\/(?:address-check|campaign|delivery|discovery|dns|domain|domain-check|files|grounding|kernel|model|orchestrator|outbox|policy|profile|prompts|review|setup|sign-in|tools|web|writing)\//,
  /^core\/(?:inbox\/consequences|config\/(?:check-layer|did-you-mean|settings-file)|store\/(?:approvals|emails|import-rows|leads|outbox|outbox-queue|suppression))\.ts$/,
  /^core\/(?:parse\/|full-check\.ts$)/,
  /^plugins\//,
  // Where the editor itself gives a reason to the core, or checks an answer without a word of VS Code.
  /^extension\/setup\/(?:model-offers|schema-questions)\.ts$/,
];

/** Files whose texts nobody reads in the editor, and why. */
const unread: readonly (readonly [RegExp, string])[] = [
  [/^plugins\/backends\/offline\/(?:letter|english|rules)\/|^plugins\/agents\/(?:matcher\/(?:proposition|reading)|writer\/draft-question)\.ts$|^core\/writing\/footer\.ts$|^core\/outbox\/compose-follow-up\.ts$/, 'letters, and what is drawn from them, in the language of the letter'],
  [/^core\/grounding\/(?:common-words|credentials-words|foreign-stretches|names|number-words|tokens|quantities|quantity-support|skill-mentions|stretches)\.ts$|^core\/policy\/(?:cities|subdivisions|countries|region)\.ts$|^core\/profile\/(?:character-maps|dates|own-links|read-plain-text|clean-text|find-name|job-words|places|section-headings)\.ts$|^core\/domain\/(?:company-key|company-size|free-mail|lead-identity)\.ts$|^core\/writing\/banned-phrases\.ts$|^core\/discovery\/csv-columns\.ts$/, 'words to compare with'],
  [/^plugins\/tools\/|^core\/model\/(?:ladder\/reask|probe-model|tool-loop|transcript|instructions)\.ts$|^core\/orchestrator\/refine\.ts$|^core\/tools\/tool-answer\.ts$|^plugins\/backends\/(?:anthropic\/(?:held-schema|map-request)|ollama\/map-request)\.ts$/, 'said to a model'],
  [/^core\/model\/(?:spans|trajectory\/(?:find-trajectory|line|read-trajectory|replay-backend|run-id|tell-miss|fold-question))|^core\/model\/(?:noted-texts|prices|local-servers)\.ts$/, 'told on the command line alone, or written to a file'],
  [/^core\/domain\/(?:open-pixel-caveat|title-group)\.ts$/, 'the editor says it in words of its own: extension/open-pixel-words.ts, extension/pages/dashboard/outcome-words.ts'],
  [/^core\/(?:web\/(?:robots-rules|read-body|create-web)|outbox\/(?:with-date|message-id|message-hash|open-pixel|unsubscribe-url|compose-message)|setup\/send-test-message|review\/draft-document)\.ts$/, 'said to a server, or part of a message'],
];

/** A log is read by whoever looks for a fault; the rest is asked of a database, compared with, or a fault of this program. */
const unreadCall = /(?:^|\.)(?:debug|info|warn|error|progress|all|get|run|exec|prepare|pragma|update|split|words|set|families|each|counted|whileOurs|includes|startsWith)$|^new (?:RegExp|Set|TypeError)$|Error$/;

/** What a model is told, and statements for the database. */
const unreadVariable = /[iI]nstructions$|^(?:shape|assignments|keeper|messageIdsAfter)$/;

/** Names, what a program is told, and pieces that no person sees as they are. */
const same: ReadonlySet<string> = new Set([
  'JSON Resume', 'SQLite format 3', 'Y Combinator', 'La Poste', 'MAIL FROM', 'RCPT TO', 'as it is', 'or a', 'the value', 'the value {0}{1}', 'the value is not valid{0}', '{0} is not valid{1}',
]);

/** In the order of files and lines, each once. */
export function wordsForPeople(tree: Tree): readonly CoreSentence[] {
  const files = sources(tree).filter(({ path }) => shown.some((each) => each.test(path)) && !unread.some(([each]) => each.test(path)));
  const all = files.flatMap((source) => coreSentences(source, (place) => isUnread(source.path, place)));
  return [...new Map(all.filter(({ text }) => isSentence(text) && !same.has(text)).map((each) => [each.text, each])).values()];
}

/** Every text of the core, the plugins and the editor: what a translation may be of. */
export function allCoreTexts(tree: Tree): ReadonlySet<string> {
  return new Set(sources(tree, /^(?:core|plugins|extension)\//).flatMap((source) => coreSentences(source, () => false)).map(({ text }) => text));
}

function isUnread(path: string, { call, property, variable }: Place): boolean {
  if (call !== undefined) return unreadCall.test(call) && !/createError$/.test(call);
  if (variable !== undefined) return unreadVariable.test(variable);
  return property === 'contentType' || property === 'rights' || (path.startsWith('core/domain-check/') && (property === 'value' || property === 'label'));
}

/** Two words at least, or one that is a sentence with what is put in: one alone is a name, or is compared with. */
export function isSentence(text: string): boolean {
  const words = text.replaceAll(/\{\d+\}/g, '').match(/\p{L}[\p{L}’'-]*/gu) ?? [];
  return (words.length > 1 || (words.length === 1 && /\{\d+\}.*\.$/.test(text))) && /\s/.test(text) && !/[\u0000-\u0008]|\(\?|\*;q=|^v=|^\d+ \S+$|:\/\//.test(text);
}

/** What is not in the sources as it stands, and who makes it: of a schema's check, of the names of languages and days, of a time, of an option, of the joints of a list. */
export function isMadeOf(texts: ReadonlySet<string>, english: string): boolean {
  const must = /^\{0\} (must .*)$/.exec(english)?.[1];
  if (must !== undefined) return texts.has(must) || ofAjv.test(must);
  if (/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \{0\} \(\{1\}\)$/.test(english)) return true;
  return ['it', ' and ', ' or '].includes(english) || names().has(english) || optionTitles().has(english);
}

const ofAjv = /^must (?:be (?:string|number|integer|boolean|array|object|(?:>=|<=|>|<) \{1\}|one of \(\{1\}\))|NOT have (?:fewer|more) than \{1\} (?:characters|items)|have required property '\{1\}'|match (?:pattern|format) "\{1\}")$/;

/** Languages as core/writing/written-language.ts calls them, and the days of the week. */
function names(): ReadonlySet<string> {
  const languages = new Intl.DisplayNames('en', { type: 'language' });
  const days = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' });
  return new Set([...['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'da', 'nb'].map((code) => languages.of(code) ?? ''), ...Array.from({ length: 7 }, (_, day) => days.format(day * 86_400_000))]);
}

/** Made of the names of options where a schema has no title. */
function optionTitles(): ReadonlySet<string> {
  return new Set(Object.values(plugins).flatMap(({ options }) => questionsOf(options ?? {}, {}).map(({ title }) => title)));
}
