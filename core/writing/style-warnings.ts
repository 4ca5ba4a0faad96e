import type { Draft, DraftProblem } from '../domain/draft.ts';
import { draftParts, wordsProblem } from './draft-parts.ts';

/** What a reviewer may want to look at, but need not mend: more than one question in a part asks for more than one answer. */
export function styleWarnings(draft: Draft): readonly DraftProblem[] {
  return draftParts(draft).flatMap((part) => {
    const marks = [...part.text.matchAll(/\?/g)];
    const second = marks[1];
    if (second === undefined || part.part === 'subjectA' || part.part === 'subjectB') return [];
    return [wordsProblem(part, 'several-questions', second.index, second.index + 1, `There are ${marks.length} questions; one clear ask is answered more often.`, 'Keep the one that matters most.')];
  });
}
