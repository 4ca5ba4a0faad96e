// A draft as a Markdown text that a person edits, and back. What may be changed stands under headings; what may not is quoted.
import type { DraftEdit } from '../../core/review/decide-draft.ts';
import type { DraftProblem, FollowUp, Question } from '../../core/domain/draft.ts';

/** What of a draft stands in the text. */
export interface DraftContent {
  readonly subjectA: string;
  readonly subjectB: string;
  readonly body: string;
  readonly footer: string;
  readonly followUps: readonly FollowUp[];
  readonly questions: readonly Question[];
}

/** The headings and notes, in the reader's language. */
export interface DraftWords {
  /** Lines above the first heading. */
  readonly notes: readonly string[];
  readonly subjectA: string;
  readonly subjectB: string;
  readonly body: string;
  readonly footer: string;
  followUp(day: number): string;
  /** Counted from 1. */
  question(number: number): string;
  /** Under the text of a question. */
  readonly answerNote: string;
}

/** What stands under one heading; a question is named by its id. */
export type SectionSubject = { readonly part: DraftProblem['part']; readonly day?: number } | { readonly part: 'footer' } | { readonly part: 'question'; readonly id: string };

/** A section as it was found in a text. Lines and characters count from 0, as in an editor. */
export interface DraftSection {
  readonly subject: SectionSubject;
  readonly heading: number;
  /** The words themselves, without escapes. */
  readonly text: string;
  /** One for each line of `text`. */
  readonly lines: readonly SectionLine[];
}

interface SectionLine {
  readonly line: number;
  /** 1 where the editor's line begins with a backslash that is not part of the words. */
  readonly escape: 0 | 1;
  readonly length: number;
}

export interface DraftReading {
  readonly sections: readonly DraftSection[];
  /** Only what differs from the draft. */
  readonly edit: DraftEdit;
}

/** Why a text cannot be read as the draft that it was. */
export type Misreading = { readonly reason: 'heading-missing' | 'heading-unknown'; readonly line: number; readonly heading: string } | { readonly reason: 'subject-lines'; readonly line: number; readonly heading: string };

/** The text for a draft: ends with a line end. */
export function renderDraft(content: DraftContent, words: DraftWords): string {
  const blocks = layout(content, words).map(({ heading, quoted, text }) => [`# ${heading}`, '', ...(quoted.length > 0 ? [...quoted.map(quote), ''] : []), ...(text === '' ? [] : [...text.split('\n').map(escaped), '']), ''].join('\n'));
  return `${[...words.notes.map((note) => quote(onOneLine(note))), '', ''].join('\n')}${blocks.join('').replace(/\n+$/, '')}\n`;
}

/** What a person made of the text of `content`. */
export function readDraft(text: string, content: DraftContent, words: DraftWords): DraftReading | Misreading {
  const lines = text.split(lineEnd);
  const found = lines.flatMap((line, number) => (headingLine.test(line) ? [{ line: number, heading: line.replace(/^#{1,2} */, '').trimEnd() }] : []));
  const expected = layout(content, words).filter((block) => !isLeftOut(block, lines, found));
  for (const [index, { heading }] of expected.entries()) {
    const at = found[index];
    if (at?.heading === heading) continue;
    // One too many, or one too few: whichever lets the others stand where they stood.
    const isExtra = at !== undefined && found.slice(index + 1).some((later) => later.heading === heading);
    return isExtra ? { reason: 'heading-unknown', ...at } : { reason: 'heading-missing', line: at?.line ?? lines.length - 1, heading };
  }
  const extra = found[expected.length];
  if (extra !== undefined) return { reason: 'heading-unknown', ...extra };

  const sections = expected.map(({ subject }, index) => readSection(subject, lines, found[index]?.line ?? 0, found[index + 1]?.line ?? lines.length));
  const long = sections.find(({ subject, text: words }) => (subject.part === 'subjectA' || subject.part === 'subjectB') && words.includes('\n') && words !== plain(content[subject.part]));
  if (long !== undefined) return { reason: 'subject-lines', line: long.lines[1]?.line ?? long.heading, heading: expected[sections.indexOf(long)]?.heading ?? '' };
  return { sections, edit: editIn(sections, content) };
}

/** A follow-up whose heading and words are gone is not wanted. One that is only emptied may be about to be written anew. */
function isLeftOut({ subject, heading, text }: Block, lines: readonly string[], found: readonly { readonly heading: string }[]): boolean {
  return subject.part === 'followUp' && !found.some((each) => each.heading === heading) && !text.split('\n').every((line) => lines.includes(escaped(line)));
}

/** Where an offset of a section's text stands in the editor. */
export function placeOf(section: DraftSection, offset: number): { readonly line: number; readonly character: number } {
  let before = 0;
  for (const { line, escape, length } of section.lines) {
    if (offset <= before + length) return { line, character: offset - before + escape };
    before += length + 1;
  }
  const last = section.lines.at(-1);
  return last === undefined ? { line: section.heading, character: 0 } : { line: last.line, character: last.length + last.escape };
}

/** The section's offset for a place in the editor; undefined outside of its words. */
export function offsetOf(section: DraftSection, place: { readonly line: number; readonly character: number }): number | undefined {
  let before = 0;
  for (const { line, escape, length } of section.lines) {
    if (line === place.line) return before + Math.max(0, Math.min(length, place.character - escape));
    before += length + 1;
  }
  return undefined;
}

/** Where a problem's words stand in its section now: at its offsets, or else where the same words are found; undefined when they are gone, or when it is about no words. */
export function wordsOf(section: DraftSection, { start, end, quote: words }: Pick<DraftProblem, 'start' | 'end' | 'quote'>): { readonly start: number; readonly end: number } | undefined {
  const sought = words.replace(lineEnds, '\n');
  if (sought === '') return undefined;
  if (section.text.slice(start, end) === sought) return { start, end };
  const at = section.text.indexOf(sought);
  return at === -1 ? undefined : { start: at, end: at + sought.length };
}

export function sectionOf(sections: readonly DraftSection[], { part, day }: Pick<DraftProblem, 'part' | 'day'>): DraftSection | undefined {
  return sections.find(({ subject }) => subject.part === part && (!('day' in subject) || subject.day === day));
}

export function isMisread(reading: DraftReading | Misreading): reading is Misreading {
  return 'reason' in reading;
}

interface Block {
  readonly subject: SectionSubject;
  readonly heading: string;
  /** Shown, and not to be changed. */
  readonly quoted: readonly string[];
  readonly text: string;
}

function layout({ subjectA, subjectB, body, footer, followUps, questions }: DraftContent, words: DraftWords): readonly Block[] {
  const block = (subject: SectionSubject, heading: string, text: string, quoted: readonly string[] = []): Block => ({ subject, heading: onOneLine(heading), quoted, text: plain(text) });
  return [
    block({ part: 'subjectA' }, words.subjectA, subjectA),
    block({ part: 'subjectB' }, words.subjectB, subjectB),
    block({ part: 'body' }, words.body, body),
    block({ part: 'footer' }, words.footer, '', footer.split(lineEnd)),
    ...followUps.map((followUp) => block({ part: 'followUp', day: followUp.day }, words.followUp(followUp.day), followUp.body)),
    ...questions.map(({ id, text, answer }, index) => block({ part: 'question', id }, words.question(index + 1), answer ?? '', [...text.split(lineEnd), ...(answer === null ? [words.answerNote] : [])])),
  ];
}

const lineEnd = /\r\n|\r|\n/;
const lineEnds = /\r\n|\r/g;
const headingLine = /^##? /;
/** A line of words that would be read as a heading or a quotation, or that has been escaped itself. */
const needsEscape = /^\\*(?:##? |>)/;

function quote(line: string): string {
  return `> ${line}`.trimEnd();
}

function escaped(line: string): string {
  return needsEscape.test(line) ? `\\${line}` : line;
}

function onOneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').trim();
}

/** Words as an editor keeps them: LF line ends, no empty lines around them. */
function plain(text: string): string {
  return text.replace(lineEnds, '\n').replace(/^(?:[ \t]*\n)+|(?:\n[ \t]*)+$/g, '').replace(/^[ \t]+$/, '');
}

function readSection(subject: SectionSubject, lines: readonly string[], heading: number, end: number): DraftSection {
  let first = heading + 1;
  let last = end - 1;
  const isEmpty = (line: number) => /^[ \t]*$/.test(lines[line] ?? '');
  while (first <= last && isEmpty(first)) first += 1;
  // What is quoted above an answer is the question.
  if (subject.part === 'question' || subject.part === 'footer') while (first <= last && (lines[first]?.startsWith('>') === true || isEmpty(first))) first += 1;
  while (last >= first && isEmpty(last)) last -= 1;
  const read = lines.slice(first, last + 1).map((line, index) => {
    const escape = /^\\+(?:##? |>)/.test(line) ? 1 : 0;
    return { text: line.slice(escape), place: { line: first + index, escape, length: line.length - escape } as const };
  });
  return { subject, heading, text: read.map(({ text }) => text).join('\n'), lines: read.map(({ place }) => place) };
}

function editIn(sections: readonly DraftSection[], content: DraftContent): DraftEdit {
  const changed = (part: 'subjectA' | 'subjectB' | 'body'): DraftEdit => {
    const text = sectionOf(sections, { part })?.text;
    return text === undefined || text === plain(content[part]) ? {} : { [part]: text };
  };
  const followUps = content.followUps.flatMap(({ day, body }) => {
    const section = sectionOf(sections, { part: 'followUp', day });
    if (section === undefined) return [];
    return [{ day, body: section.text === plain(body) ? body : section.text }];
  });
  const questions = content.questions.map((question) => {
    const text = sections.find(({ subject }) => subject.part === 'question' && subject.id === question.id)?.text ?? '';
    return text === plain(question.answer ?? '') ? question : { ...question, answer: text === '' ? null : text };
  });
  return {
    ...changed('subjectA'),
    ...changed('subjectB'),
    ...changed('body'),
    ...(followUps.length === content.followUps.length && followUps.every(({ body }, index) => body === content.followUps[index]?.body) ? {} : { followUps }),
    ...(questions.every((question, index) => question === content.questions[index]) ? {} : { questions }),
  };
}
