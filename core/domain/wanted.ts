import type { Candidate } from './lead.ts';

/** Which leads a request is about. Of each list one entry must be found; an empty list lets all through. */
export interface Wanted {
  /** Words of the company's own page or posting: `fintech`. */
  readonly about: readonly string[];
  /** Words of the role: `backend engineer`. */
  readonly role: readonly string[];
  readonly place: readonly string[];
}

/** Why a candidate is not what was asked for, or null. Words are compared as they stand, in either case, singular or plural: what a page does not say is not guessed. */
export function whyUnwanted(candidate: Candidate, { about, role, place }: Wanted): string | null {
  const documents = candidate.documents.map(({ title, text }) => `${title}\n${text}`).join('\n');
  if (!says(candidate.role ?? documents, role)) return `its role is not ${role.join(' or ')}`;
  if (!says(`${candidate.location ?? ''}\n${documents}`, place)) return `it does not say ${place.join(' or ')}`;
  return says(`${candidate.company}\n${documents}`, about) ? null : `nothing says ${about.join(' or ')}`;
}

/** Every word of one of the phrases stands in the text, wherever. */
function says(text: string, phrases: readonly string[]): boolean {
  if (phrases.length === 0) return true;
  const words = new Set(wordsOf(text));
  return phrases.some((phrase) => wordsOf(phrase).every((word) => words.has(word)));
}

/** Without the s of a plural; "back-end" is "backend". */
function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().replace(/(?<=\p{L})-(?=\p{L})/gu, '').split(/[^\p{L}\p{N}+#.]+/u).flatMap((word) => {
    const bare = word.replace(/^\.+|\.+$/g, '').replace(/(?<=[^s])s$/, '');
    return bare === '' ? [] : [bare];
  });
}
