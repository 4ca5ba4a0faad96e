import type { DraftProblem } from '../domain/draft.ts';
import type { Fact } from './facts.ts';
import type { PartText } from './inspection.ts';
import type { Stretch } from './sources.ts';

/** What to do about words that the résumé does not prove. */
export const resumeHelp = 'Remove the words, or add the fact to your résumé and import it again ("outreach profile import FILE"), or answer the draft\'s question about it.';

/** What to do about words that nothing read about the company proves. */
export const companyHelp = 'Remove the words, or import the page or posting that says so. What you know yourself counts when you give it as an answer to one of the draft\'s questions.';

export const anyHelp = 'Remove the words, or give them a source: your résumé ("outreach profile import FILE"), a posting or page about the company, or your answer to one of the draft\'s questions.';

/** A problem at these tokens, with the words exactly as they were written. */
export function problemAt(part: PartText, at: Stretch, rule: string, say: (words: string) => string, help: string): DraftProblem {
  const { start, end } = span(part, at);
  const quote = part.raw.slice(start, end);
  return { rule, message: say(onOneLine(quote)), help, part: part.part, ...(part.day === undefined ? {} : { day: part.day }), start, end, quote };
}

/** As `problemAt`, for a checked fact. */
export function factProblem(fact: Fact, rule: string): DraftProblem {
  const { say, help } = unproven[fact.needs];
  return problemAt(fact.part, fact.at, rule, say, help);
}

const unproven: Readonly<Record<Fact['needs'], { readonly say: (words: string) => string; readonly help: string }>> = {
  resume: { say: (words) => `"${words}" is not in your résumé.`, help: resumeHelp },
  company: { say: (words) => `"${words}" is in no posting or page about the company.`, help: companyHelp },
  either: { say: (words) => `"${words}" is neither in your résumé nor in a posting or page that was read.`, help: anyHelp },
};

function span(part: PartText, { from, to }: Stretch): { start: number; end: number } {
  const first = part.tokens[from];
  const last = part.tokens[Math.max(from, to - 1)];
  if (first === undefined || last === undefined) return { start: 0, end: 0 };
  return part.shown.original(first.start, last.end);
}

function onOneLine(words: string): string {
  const line = words.replace(/\s+/g, ' ');
  return line.length > 120 ? `${line.slice(0, 117)}…` : line;
}
