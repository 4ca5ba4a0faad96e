import type { Experience } from '../domain/profile.ts';
import type { Sourced } from '../domain/span.ts';
import { skillCalled } from '../text/skill-forms.ts';
import { sentences } from '../text/sentences.ts';
import type { DateRange } from './dates.ts';
import { type Block, blocksOf } from './entry-blocks.ts';
import { entryDate, type Part, partsOf, type Roles, rolesOf, valueOf } from './entry-parts.ts';
import { selfEmployed, titleScore } from './job-words.ts';
import { type PlacedLine, sourced, spanOf } from './resume-text.ts';
import { headingKind } from './section-headings.ts';

/** The positions told in the lines of one section. */
export function experienceIn(rawText: string, lines: readonly PlacedLine[]): readonly Experience[] {
  const blocks = blocksOf(lines).filter(({ head }) => head.length > 0);
  const all = blocks.map((block) => ({ block, ...partsOf(block.head) }));
  const titleFirst = usualOrder(all.map(({ parts, places }) => rolesOf(parts, places, null)));
  const found: Experience[] = [];
  let employer: { readonly part: Part; readonly aboveTitle: boolean } | null = null;
  let tenure: Part | null = null;
  for (const [index, { block, parts, places }] of all.entries()) {
    const { title, company } = rolesOf(parts, places, titleFirst);
    if (title === null && company !== null && block.body.length === 0 && isTenure(all[index + 1]?.block)) {
      tenure = company;
      employer = { part: company, aboveTitle: true };
      continue;
    }
    const inherited: Part | null = company === null && title !== null && employer?.aboveTitle === true && !selfEmployed.test(title.text) ? employer.part : null;
    const own: Part | null = company ?? tenure ?? inherited;
    if (company !== null) employer = { part: company, aboveTitle: title !== null && company.line < title.line };
    tenure = null;
    const entry = entryOf(rawText, block, title, own);
    if (entry !== null) found.push(entry);
  }
  return found;
}

/** Whether the résumé names positions before employers; null when it does both or neither. */
function usualOrder(all: readonly Roles[]): boolean | null {
  let before = 0;
  let after = 0;
  for (const { title, company } of all) {
    if (title === null || company === null || titleScore(title.text) < 2) continue;
    if (title.start < company.start) before += 1;
    else after += 1;
  }
  return before === after ? null : before > after;
}

/** Whether a block with nothing but an employer tells the whole time there, above the positions held: the next one has no employer. */
function isTenure(next: Block | undefined): boolean {
  if (next === undefined || next.head[0]?.gapBefore === true) return false;
  const { parts, places } = partsOf(next.head);
  const roles = rolesOf(parts, places, null);
  return roles.title !== null && roles.company === null;
}

function entryOf(rawText: string, { head, body }: Block, title: Part | null, company: Part | null): Experience | null {
  const first = head[0];
  const last = body.at(-1) ?? head.at(-1);
  if (first === undefined || last === undefined || (title === null && company === null)) return null;
  const dated = head.map((line) => ({ line, date: entryDate(line) })).find(({ date }) => date !== null);
  const { start, end } = dated?.date === null || dated === undefined ? { start: null, end: null } : datesOf(rawText, dated.line, dated.date);
  const highlights = highlightsIn(rawText, body);
  // "Customer Service" above what was achieved in it is a group of a functional résumé, not an employer.
  if (start === null && end === null && title === null && company !== null && (skillCalled(company.text) !== null || headingKind(company.text) !== null)) return null;
  if (start === null && end === null && highlights.length === 0 && (title === null || company === null)) return null;
  return {
    company: valueOf(rawText, company),
    title: valueOf(rawText, title),
    start,
    end,
    current: dated?.date?.current ?? false,
    highlights,
    span: spanOf(rawText, first.start, last.end),
  };
}

/** A single date is when it was, and so both its start and its end. */
function datesOf(rawText: string, line: PlacedLine, date: DateRange): Pick<Experience, 'start' | 'end'> {
  const value = (stretch: DateRange['from']): Sourced<string> | null => (stretch === null ? null : sourced(rawText, line.start + stretch.start, line.start + stretch.end));
  return { start: value(date.from ?? date.to), end: value(date.to) };
}

const toolsLine = /^(?:technolog(?:y|ies)|tech(?:nical)? stack|stack|tools?|environment|skills(?: used)?|key skills|keywords|technologien|tech)\b[^:]{0,30}:/i;

/** What was done: each bullet whole, each paragraph sentence by sentence. Lists of tools and lines that only introduce are none. */
export function highlightsIn(rawText: string, body: readonly PlacedLine[]): readonly Sourced<string>[] {
  return body.flatMap((line) => {
    if (toolsLine.test(line.text) || /:$/.test(line.text) || !/\p{L}{2}/u.test(line.text)) return [];
    if (line.bullet) return [sourced(rawText, line.start, line.end, line.text.replaceAll('\t', ' '))];
    return sentences(line.text)
      .filter(({ quote }) => quote.split(/\s+/).length >= 3)
      .map(({ start, end }) => sourced(rawText, line.start + start, line.start + end));
  });
}
