import type { Draft, DraftProblem } from '../domain/draft.ts';

export interface DraftPart {
  readonly part: DraftProblem['part'];
  /** Of a follow-up. */
  readonly day?: number;
  readonly text: string;
}

/** All that a reader will read, part by part. */
export function draftParts({ subjectA, subjectB, body, followUps }: Draft): readonly DraftPart[] {
  return [
    { part: 'subjectA', text: subjectA },
    ...(subjectB === '' ? [] : [{ part: 'subjectB' as const, text: subjectB }]),
    { part: 'body', text: body },
    ...followUps.map(({ day, body: text }) => ({ part: 'followUp' as const, day, text })),
  ];
}

/** A problem with the words from `start` to `end` of a part. */
export function wordsProblem({ part, day, text }: DraftPart, rule: string, start: number, end: number, message: string, help: string): DraftProblem {
  return { rule, message, help, part, ...(day === undefined ? {} : { day }), start, end, quote: text.slice(start, end) };
}
