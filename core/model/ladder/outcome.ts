/** By what step an answer became a value: it was JSON; JSON within something; JSON after a repair; XML. */
export type Rung = 'native' | 'extracted' | 'repaired' | 'xml';

export type Outcome =
  | { readonly ok: true; readonly value: unknown; readonly rung: Rung }
  /** `problems` is short and for the model; `cut` when the answer is not all there, so that asking the same again helps little. */
  | { readonly ok: false; readonly problems: string; readonly cut: boolean };

const longestProblems = 600;

/** The answer is all there, and cannot be used. */
export function refused(problems: string): Outcome {
  return { ok: false, problems: shortened(problems), cut: false };
}

/** The answer is not all there. */
export function cut(problems: string): Outcome {
  return { ok: false, problems: shortened(problems), cut: true };
}

/** Problems can quote the answer, which may be long and is a stranger's: one line, bounded. */
function shortened(problems: string): string {
  const line = problems.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  return line.length <= longestProblems ? line : `${line.slice(0, longestProblems - 1).toWellFormed()}…`;
}
