// Words that claim what other words name: "which I have run", "I know both", "so do I".
import { opensClause } from './clause-words.ts';
import type { Stretch } from './sources.ts';
import type { Token } from './tokens.ts';
import { isExperienceVerb } from './verb-mode.ts';

export interface Takeup {
  /** Tokens whose facts are claimed. */
  readonly from: number;
  readonly to: number;
  /** The words that claim them; null when they are claimed where they stand ("the operator I wrote"). */
  readonly by: { readonly from: number; readonly to: number } | null;
}

/** "the operator I wrote", "Kubernetes, which I have run": what stands before is what the sender claims. */
export function gapTakeup(list: readonly Token[], at: number, clauseStart: number, from: number, to: number): Takeup | null {
  const previous = list[at - 1];
  if (at <= from || previous === undefined || !isExperienceVerb(list, at, to)) return null;
  const relative = /^(?:which|that|what|whom)$/.test(previous.lower);
  if (relative) {
    const stop = list[at - 2]?.text === ',' ? at - 2 : at - 1;
    if (verbsOfSaying.test(list[stop - 1]?.lower ?? '')) return null;
    return { from: phraseStart(list, stop, from), to: stop, by: { from: at - 1, to: endOfVerb(list, at + 1, to) } };
  }
  if (previous.kind !== 'word' || opensClause(previous) || breaksPhrase.test(previous.lower) || clauseStart === at) return null;
  if (objectOfVerb(list, at, to)) return null;
  return { from: /^(?:something|someone|one|technology|tool|language|area|platform|thing)$/.test(previous.lower) ? Math.min(clauseStart, at) : phraseStart(list, at, from), to: at, by: null };
}

/** "I have used it": the facts of the words before are claimed, when the pronoun has nothing in its own clause to stand for. */
export function pronounTakeup(list: readonly Token[], at: number, from: number, to: number, before: Stretch): Takeup | null {
  if (!isExperienceVerb(list, at, to)) return null;
  for (let index = at + 1; index < Math.min(to, at + 9); index += 1) {
    const token = list[index] as Token;
    if (token.kind === 'mark' && token.text !== '-') return null;
    if (opensClause(token) && token.lower !== 'that') return null;
    if (!/^(?:it|them|that|those|these|this|both|all|each|same|either)$/.test(token.lower)) continue;
    const after = list[index + 1];
    if (token.lower === 'all' && /^(?:of|three|four|five)$/.test(after?.lower ?? '')) {
      return /^(?:it|them|that|those|these|this|three|four|five)$/.test(list[index + 2]?.lower ?? '') || after?.lower !== 'of' ? { from: at > from ? from : before.from, to: at > from ? at : before.to, by: { from: at, to: index + 1 } } : null;
    }
    const alone = index + 1 >= to || after === undefined || after.kind === 'mark' || /^(?:for|in|at|on|every|daily|since|before|myself|well|too|over|with|across|to|and|as|from|professionally|already|extensively|deeply|personally|here|there|experience|background|skills?|stack|technolog(?:y|ies)|tools?|years?|now|today|inside|under|all|both|of|when|while|by|through|during|regularly|often)$/.test(after.lower);
    if (!alone) continue;
    const by = { from: at, to: index + 1 };
    return at > from ? { from, to: at, by } : { ...before, by };
  }
  return null;
}

/** "so do I", "as have I", "just as I do", "like me". */
export function isEcho(list: readonly Token[], at: number): boolean {
  const words = [list[at]?.lower, list[at + 1]?.lower, list[at + 2]?.lower, list[at + 3]?.lower].join(' ');
  return /^(?:(?:so|as) (?:do|did|have|am|was|can) (?:i|we)\b|(?:just )?(?:as|like) i (?:do|did|have|am|was)\b|just (?:as|like) (?:i|me)\b|like me\b)/.test(words);
}

const breaksPhrase = /^(?:and|but|or|so|because|while|whereas|if|when|where|as|than|since|although|though|until|before|after|once|unless|whether|how|why|what|that|then|yet|also|today|now|where|anyway|there|here|instead|however|recently|currently|previously|years|ago)$/;
const verbsOfSaying = /^(?:saw|see|read|noticed|think|believe|know|hope|say|said|mention|mentioned|understand|heard|note|show|shows|means|mean|is|was|so|say|tell|guess|feel|confirm|add)$/;

/** The start of the noun phrase that ends before `end`: its determiner, or what follows the last verb, preposition or mark. */
function phraseStart(list: readonly Token[], end: number, from: number): number {
  let start = end;
  while (start > from && end - start < 12) {
    const token = list[start - 1] as Token;
    if (token.kind === 'mark' && token.text !== '-' && token.text !== ',') break;
    if (token.text === ',' && end - start < 1) break;
    start -= 1;
    if (/^(?:a|an|the|some|this|that|any|every|another)$/.test(token.lower)) break;
    if (/^(?:run|runs|use|uses|need|needs|want|is|are|was|with|for|show|see|like|about|mention|mentions|require|requires|include|includes)$/.test(token.lower)) return start + 1;
  }
  return start;
}

/** Where the verb group after a subject ends, three words at most. */
function endOfVerb(list: readonly Token[], at: number, to: number): number {
  let end = at;
  while (end < Math.min(to, at + 3) && list[end]?.kind === 'word' && !/^(?:for|in|at|on|since|with|to|and|but|over|every|from)$/.test(list[end]?.lower ?? '')) end += 1;
  return end;
}

/** A verb that has an object of its own right behind it leaves no gap: "the team I built services for" does, "how I built services" does not. */
function objectOfVerb(list: readonly Token[], at: number, to: number): boolean {
  for (let index = at + 1; index < Math.min(to, at + 6); index += 1) {
    if (/^(?:a|an|the|my|our|some|several|many)$/.test(list[index]?.lower ?? '')) return true;
    if (/^(?:for|in|at|with|on|and|,|\.|to)$/.test(list[index]?.lower ?? '')) return false;
  }
  return false;
}
