const longestComment = 1_000;
/** Words that say that something was left out, is not final, or is no answer at all. */
const doubtful = /\.{3}|…|\b(?:more|rest|others?|etc|omitted|continu\w*|additional|similar\w*|remaining|truncated|repeat\w*|same|add|here|so on|todo|placeholder|fill|example|replace\w*|likewise|until|if|maybe|guess\w*|wrong|should|actually|or)\b/i;
/** A piece of a string, of which the beginning was lost. */
const pieceOfString = /["`“”]|['’]\s*(?:[,:}\]/]|$)/;

/** True of a comment that can be dropped from an answer without changing what it says. */
export function isHarmlessComment(comment: string): boolean {
  return comment.length <= longestComment && !doubtful.test(comment) && !pieceOfString.test(comment);
}
