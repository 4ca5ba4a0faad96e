import type { TextTools } from '../contracts/text-tools.ts';
import { firstAfter } from './first-after.ts';
import type { Token } from './tokens.ts';

/** A skill by its usual name, with the tokens that name it. */
export interface SkillAt {
  readonly skill: string;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/**
 * Skills named in a text. The skill finder takes "Go", "R" or "C" only where a skill must be meant; here a capital in the middle of a
 * sentence is enough ("eight years of Go"), because what is overlooked here is not checked.
 */
export function skillMentions(shown: string, list: readonly Token[], text: TextTools): readonly SkillAt[] {
  const starts = list.map(({ start }) => start);
  const found = text.skills(shown).map(({ skill, span }) => ({ skill, from: Math.max(0, firstAfter(starts, span.start) - 1), to: firstAfter(starts, span.end - 1) }));
  const taken = new Set(found.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index)));
  list.forEach((token, at) => {
    if (taken.has(at) || token.kind !== 'word' || !/^\p{Lu}/u.test(token.text) || opens(list, at)) return;
    const skill = wary(token.text, text);
    if (skill !== null) found.push({ skill, from: at, to: at + 1 });
  });
  return found.sort((one, other) => one.from - other.from);
}

/** At the start of a line or sentence, or beside another capital, the capital says nothing: "Go ahead", "Series C", "Julia Stone". */
function opens(list: readonly Token[], at: number): boolean {
  const before = list[at - 1];
  const after = list[at + 1];
  if (before === undefined || list[at]?.lines !== 0 || /^[.!?:"]$/.test(before.text)) return true;
  return (before.kind === 'word' && /^\p{Lu}/u.test(before.text) && before.lower !== 'i') || (after?.kind === 'word' && after.lines === 0 && /^\p{Lu}/u.test(after.text)) || /^[.&'-]$/.test(list[at]?.spaced === false ? before.text : '') || (after?.text === '.' && list[at + 2]?.kind === 'word' && list[at + 2]?.spaced === true && /^\p{Lu}$/u.test(list[at]?.text ?? '') && /^\p{Lu}/u.test(list[at + 2]?.text ?? '') && /^(?:mr|ms|dr|dear|hi)$/.test(before.lower));
}

const known = new WeakMap<TextTools, Map<string, string | null>>();

/** The skill that this word alone names where one must be meant; null for other words. */
function wary(word: string, text: TextTools): string | null {
  if (word.length > 12) return null;
  let names = known.get(text);
  if (names === undefined || names.size > 5_000) {
    names = new Map();
    known.set(text, names);
  }
  let skill = names.get(word);
  if (skill === undefined) {
    const mention = text.skills(`written in ${word}`).at(-1);
    skill = mention !== undefined && mention.span.quote === word ? mention.skill : null;
    names.set(word, skill);
  }
  return skill;
}
