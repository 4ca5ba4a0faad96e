// Words around an answer that say that it is none, or not the last one. To ask once more costs one request; to believe an example costs a wrong letter.
const noAnswer = /\b(?:examples?|e\.g\.|for instance|sample|template|placeholders?|hypothetical\w*|dummy|todo|fill (?:in|out)|fictional|made[- ]up|incorrect(?:ly)?|do not|don't|never|instead of|cannot|can't|can not|could not|couldn't|unable to|not the answer|(?:previous|old|first) (?:answer|attempt|version|draft))\b/i;
/** Right before it: `Input: {…}`, `the answer is not {…}`, `you said {…}`. */
const someoneElses = /\b(?:not|input|question|prompt|previous(?:ly)?|earlier|before|you (?:said|wrote|gave|sent|provided)|convert|rather than|schema)\b[^.,!?\n{[]{0,20}$/i;
const correction = /\b(?:wait|actually|correction|corrected|mistakes?|should|wrong|oops|apolog\w*|sorry|scratch that|revis\w*|redo|on second thought|change|instead|rather|update[ds]?|fix(?:ed)?|ignore|disregard|however|but|really)\b|\b(?:hmm|no,)/i;
/** What is said after any answer, and puts none in doubt: "Let me know if I should change anything." */
const courtesy = /\b(?:let me know|feel free|i hope|hope this)\b[^.!?\n]*/gi;

/** What makes an answer doubtful in the words before and after it; undefined when nothing does. */
export function doubtInProse(before: string, after: string): string | undefined {
  const word = noAnswer.exec(before)?.[0] ?? someoneElses.exec(before.slice(-200).trimEnd())?.[0] ?? noAnswer.exec(after)?.[0] ?? correction.exec(after.replaceAll(courtesy, ''))?.[0];
  return word === undefined ? undefined : `the words around the answer put it in doubt ("${word}")`;
}
