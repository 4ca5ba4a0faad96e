// Where problems of a draft stand in its document.
import type { DraftProblem } from '../../core/domain/draft.ts';
import { type DraftSection, placeOf, sectionOf, wordsOf } from './draft-markdown.ts';

interface Place {
  readonly line: number;
  readonly character: number;
}

export interface PlacedProblem {
  readonly problem: DraftProblem;
  /** Undefined when it is about no words: then it belongs to the document as a whole. */
  readonly at: { readonly from: Place; readonly to: Place } | undefined;
}

/** Each problem, at its words as they stand in these sections. */
export function placeProblems(sections: readonly DraftSection[], problems: readonly DraftProblem[]): readonly PlacedProblem[] {
  return problems.map((problem) => {
    const section = sectionOf(sections, problem);
    const words = section === undefined ? undefined : wordsOf(section, problem);
    return { problem, at: section === undefined || words === undefined ? undefined : { from: placeOf(section, words.start), to: placeOf(section, words.end) } };
  });
}
