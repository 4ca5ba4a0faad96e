// The small words that tell where a clause, or a thing that somebody owns, begins and ends.
import type { Token } from './tokens.ts';

/** Tokens in lower case with blanks between them, sixty at most. */
export function words(list: readonly Token[], from: number, to: number): string {
  return list.slice(from, Math.min(to, from + 60)).map(({ lower }) => lower).join(' ');
}

/** Nouns after "my" that claim nothing: "my question". */
export const vague = /^(?:name|names|question|questions|guess|impression|understanding|interest|attention|eye|note|message|email|mail|letter|application|hope|plan|aim|favou?rite|view|opinion|thanks|apologies|reading)$/;

/** What the reader has published: "the posting asks for …". */
export const readerNouns = /^(?:role|posting|post|position|job|advert|ad|listing|opening|vacancy|description|requirements?|careers|blog|company|ask|announcement|article)$/;

/** What the sentence before may have spoken of. */
export const teamNouns = /^(?:team|product|platform|service|services|project|system|work|result|results|site|stack|codebase|app|tool|migration|rewrite|group|company|pipeline|launch|change|experience)$/;

/** Subjects that stand for what the sentence before spoke of. */
export const anaphors = /^(?:it|they|this|that|these|those|he|she|there|its|their|both|each)(?:'s|'re)?$/;

/** Words that can only be verbs of the subject before. */
export const plainVerb = /^(?:have|had|'ve|am|was|know|knew|can|could|did|do|built|ran|wrote|worked|spent|shipped|managed|maintained)$/;

/** Whether a clause may begin after this token. */
export function opensClause(previous: Token | undefined): boolean {
  if (previous === undefined) return true;
  if (previous.kind === 'mark') return /^[,;:.!?–—()"]$/.test(previous.text) || previous.text === '-';
  return /^(?:and|but|or|so|because|while|whereas|if|when|where|as|since|although|though|that|how|why|what|whether|then|until|before|after|once|unless|than|which|who|yet|hence|plus)$/.test(previous.lower);
}

/** After "you": words that show it to be no subject, as in "bring you five years". */
export function isObject(next: Token | undefined): boolean {
  if (next === undefined || next.kind !== 'word') return true;
  return /^(?:a|an|the|my|our|some|any|more|with|in|at|to|for|about|on|through|because|and|or|as|that|this|how|what|why|where|if|next|today|tomorrow|again|here|there|from|of|all|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|years|up|out|around|both|something|via|when|by|after|before|soon|directly|personally|well)$/.test(next.lower) || /^\p{Lu}/u.test(next.text);
}

/** Where "your team" ends and the sender's own things begin again: "bring your team five years of Go", "help your team with Go". */
export function startsNewThing(list: readonly Token[], at: number): boolean {
  const token = list[at] as Token;
  const previous = list[at - 1];
  if (token.lower === 'with' && /^(?:up|along|deal|dealing|busy|cope|coping|struggle|struggling|come|comes)$/.test(previous?.lower ?? '')) return false;
  if (/^(?:with|using|through|via|because|by|where|while)$/.test(token.lower)) return true;
  if (/^(?:to|for)$/.test(list[at - 1]?.lower ?? '')) return false;
  const counts = token.kind === 'number' || /^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|a|an|the|some|deep|solid|strong|hands)$/.test(token.lower);
  return counts && previous?.kind === 'word' && !/^(?:your|you|of|to|on|in|for|at|from|and|or|a|the|that|is|are|was|has|have|run|runs|own|owns|use|uses|serve|serves|ship|ships|employ|employs|handle|handles|operate|operates|into|over|about|with|than|more|by|around|nearly)$/.test(previous.lower) && !(previous.lower === "'s");
}

/** Where "my work on Kafka" ends: "… for the role", "… for your team". */
export function endsPhrase(list: readonly Token[], at: number): boolean {
  const token = list[at] as Token;
  if (/^(?:so|because|while|whereas|if|when|although|though|which|would|could|can|will|might)$/.test(token.lower)) return false;
  return /^(?:for|to|on)$/.test(token.lower) && /^(?:the|this|that)$/.test(list[at + 1]?.lower ?? '') && readerNouns.test(nounAfter(list, at + 1));
}

/** The last word of the noun phrase that begins with a determiner at `at`, within four words. */
export function nounAfter(list: readonly Token[], at: number): string {
  for (let index = at + 1; index < at + 5; index += 1) {
    const token = list[index];
    if (token?.kind !== 'word') return '';
    if (readerNouns.test(token.lower) || teamNouns.test(token.lower)) return token.lower;
  }
  return '';
}

export function isPossessive(list: readonly Token[], at: number, length: number): boolean {
  const last = list[at + length - 1];
  return last?.lower.endsWith("'s") === true || (last?.lower.endsWith('s') === true && list[at + length]?.text === "'");
}

export function hasVerbSoon(list: readonly Token[], at: number): boolean {
  const token = list[at];
  return token?.kind === 'word' && (/^(?:is|are|was|were|has|have|had|runs|uses|raised|builds|built|launched|hires|hired|employs|needs|wants|asks|asked|serves|grew|makes|made|does|did|works|offers|ships|just|recently|also|now|currently|already|still|can|could|will|would|might|must|seems|looks|lists|says|says|announced|acquired|opened|operates|handles|processes|moved|migrated|supports|sells|started|doubled|tripled)$/.test(token.lower) || /(?:ed|es)$/.test(token.lower));
}

/** "does not include", "is not", "never": the next words deny what they name. */
export function deniedAfter(list: readonly Token[], at: number, to: number): boolean {
  const text = words(list, at, Math.min(to, at + 8));
  return /\b(?:does not|doesn't|do not|don't|did not|didn't|has not|hasn't|have not|haven't|has never|never (?:included|covered|involved|touched|went)|is not|isn't|lacks?|excludes?|is (?:non - existent|nonexistent|weak|thin|limited|zero|nil|missing|still missing|rusty))\b(?! (?:only|just|merely|simply))/.test(text);
}
