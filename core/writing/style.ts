// What code can tell of a letter that a person would not like to get.
import type { Draft, DraftProblem } from '../domain/draft.ts';
import type { SourceDocument } from '../domain/source-document.ts';
import type { InTurns } from '../in-turns.ts';
import { bannedPhrases } from './banned-phrases.ts';
import { disguisedText } from './disguised-text.ts';
import { type DraftPart, draftParts, wordsProblem } from './draft-parts.ts';
import { brokenMergeFields, leftPlaceholders } from './placeholders.ts';
import { type Slip, typingSlips } from './typing-slips.ts';
import { languageName, writtenLanguage } from './written-language.ts';

export interface StyleInput {
  readonly draft: Draft;
  /** Postings and pages tell the reader's language. */
  readonly documents: readonly SourceDocument[];
}

export const styleLimits = { bodyWords: [60, 220], followUpWords: [8, 150], subjectCharacters: 78 } as const;

/** Style problems, part by part. Pure; linear in the draft's length. */
export function* checkStyle({ draft, documents }: StyleInput): InTurns<readonly DraftProblem[]> {
  const problems: DraftProblem[] = [];
  for (const part of draftParts(draft)) {
    problems.push(...lengthProblems(part));
    for (const rule of wordRules) {
      problems.push(...rule(part));
      yield;
    }
  }
  return [...problems, ...languageProblems(draft, documents)];
}

function lengthProblems(part: DraftPart): DraftProblem[] {
  const { text } = part;
  const whole = (rule: string, message: string, help: string): DraftProblem[] => [wordsProblem(part, rule, 0, text.length, message, help)];
  if (text.trim() === '') return whole('length', `The ${nameOf(part)} is empty.`, 'Write it, or have the draft written again.');
  if (part.part === 'subjectA' || part.part === 'subjectB') {
    if (/[\n\r]/.test(text)) return whole('subject-line', `The ${nameOf(part)} has more than one line.`, 'Put it on one line.');
    if ([...text].length > styleLimits.subjectCharacters) return whole('length', `The ${nameOf(part)} has ${[...text].length} characters; ${styleLimits.subjectCharacters} are shown.`, 'Shorten it.');
    return [];
  }
  const count = text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.@/-]*/gu)?.length ?? 0;
  const [least, most] = part.part === 'body' ? styleLimits.bodyWords : styleLimits.followUpWords;
  if (count < least) return whole('length', `The ${nameOf(part)} has ${count} words; fewer than ${least} say too little.`, 'Add what makes it specific to this company.');
  if (count > most) return whole('length', `The ${nameOf(part)} has ${count} words; more than ${most} are not read.`, 'Cut what the reader can do without.');
  return [];
}

interface Place {
  readonly start: number;
  readonly end: number;
}

function say(part: DraftPart, rule: string, { start, end }: Place, message: (words: string) => string, help: string): DraftProblem {
  return wordsProblem(part, rule, start, end, message(shown(part.text.slice(start, end))), help);
}

const wordRules: readonly ((part: DraftPart) => readonly DraftProblem[])[] = [
  (part) => bannedPhrases(part.text).map((place) => say(part, 'banned-phrase', place, (words) => `"${words}" is a phrase that people skip or mistrust.`, 'Say what you mean in your own words, or leave it out.')),
  (part) => leftPlaceholders(part.text).map((place) => say(part, 'placeholder', place, (words) => `"${words}" is a placeholder that nobody filled in.`, 'Replace it with the real words.')),
  (part) => brokenMergeFields(part.text).map((place) => say(part, 'broken-field', place, (words) => `Something is missing at "${words}".`, 'Fill in what belongs there, or change the sentence.')),
  (part) => disguisedText(part.text).map((place) => say(part, 'disguised-text', place, (words) => `"${words}" holds ${place.what}.`, 'Type these words again.')),
  (part) => typingSlips(part.text).map((place) => say(part, place.rule, place, slipMessages[place.rule], 'Mend it.')),
];

const slipMessages: Readonly<Record<Slip['rule'], (words: string) => string>> = {
  'doubled-word': (words) => `"${words}" stands twice.`,
  'doubled-space': () => 'Two blanks stand in a row.',
  'doubled-mark': (words) => `The punctuation "${words}" looks like a slip.`,
  'lower-case-start': (words) => `A sentence starts with a small letter: "${words}".`,
  'unbalanced-quote': (words) => `${words} has no counterpart.`,
};

function languageProblems(draft: Draft, documents: readonly SourceDocument[]): DraftProblem[] {
  const postings = documents.filter(({ kind }) => kind === 'posting');
  const theirs = writtenLanguage((postings.length > 0 ? postings : documents).map(({ text }) => text).join('\n'));
  const ours = writtenLanguage(draft.body);
  if (theirs === null || ours === null || theirs === ours) return [];
  const source = postings.length > 0 ? 'posting' : 'company’s page';
  const part: DraftPart = { part: 'body', text: draft.body };
  return [wordsProblem(part, 'language', 0, draft.body.length, `The ${source} is in ${languageName(theirs)}, this draft is in ${languageName(ours)}.`, `Write it in ${languageName(theirs)}, or choose a lead whose language you write.`)];
}

function nameOf({ part, day }: DraftPart): string {
  return { subjectA: 'first subject', subjectB: 'second subject', body: 'body', followUp: `follow-up of day ${day ?? '?'}` }[part];
}

function shown(words: string): string {
  const line = words.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 77)}…` : line;
}
