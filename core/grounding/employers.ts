// "At Google I …": a place of work or study must be one in the résumé. A name that merely occurs there ("Google Cloud") is none.
import { plainWords } from '../domain/company-key.ts';
import type { DraftProblem } from '../domain/draft.ts';
import { commonWords } from './common-words.ts';
import { needsOf } from './facts.ts';
import type { Inspection, PartText } from './inspection.ts';
import { bare, standsAlone } from './names.ts';
import { problemAt, resumeHelp } from './problem.ts';
import type { SourceText, Stretch } from './sources.ts';
import type { Token } from './tokens.ts';

export function employerProblems(inspection: Inspection): readonly DraftProblem[] {
  const places = placesOfWork(inspection);
  return inspection.parts.flatMap((part) =>
    part.tokens.flatMap((_, at) => {
      const slot = employerSlot(part, at);
      if (slot === null) return [];
      const stretch = part.stretchAt(slot.from);
      const former = /^(?:ex|former|formerly)$/.test(part.tokens[at]?.lower ?? '');
      if (needsOf(stretch) !== 'resume' && !(former && stretch.owner !== 'reader' && stretch.mode !== 'negated')) return [];
      const words = wordsOfName(part.shown.text.slice(part.tokens[slot.from]?.start, part.tokens[slot.to - 1]?.end));
      if (words.length === 0 || known(words, places, inspection)) return [];
      return [problemAt(part, slot, 'self-claim', (said) => `Your résumé does not say that you were at "${said}".`, resumeHelp)];
    }),
  );
}

function placesOfWork({ profile, sender }: Inspection): readonly (readonly string[])[] {
  return [...profile.experience.map(({ company }) => company?.value), ...profile.education.map(({ school }) => school?.value), ...profile.projects.map(({ name }) => name.value), profile.location?.value, sender.name]
    .filter((name) => name !== undefined && name !== '')
    .map((name) => wordsOfName(name ?? ''));
}

/** "St Mary's Hospital" is one place, and "Tallow's" is Tallow, whichever apostrophe was typed. */
function wordsOfName(name: string): readonly string[] {
  return plainWords(name.replace(/['’]s?(?![\p{L}\p{N}])/gu, ''));
}

function known(words: readonly string[], places: readonly (readonly string[])[], { resume }: Inspection): boolean {
  const line = ` ${words.join(' ')} `;
  if (places.some((place) => ` ${place.join(' ')} `.includes(line) || (place.length > 0 && line.startsWith(` ${place.join(' ')} `)))) return true;
  // Clients, conferences and answers: named there, and not as a part of a longer name.
  const [first = '', ...rest] = words;
  if (rest.length === 0) return resume.some((source) => standsAlone(first, source) && isPlace(first, source));
  return resume.some(({ lower }) => ` ${plainWords(lower).join(' ')} `.includes(line));
}

/** Named as somewhere to be or someone to work for, not as a tool: "for Contoso", "Contoso | 2019", but not "stars on GitHub". */
function isPlace(word: string, source: SourceText): boolean {
  return (source.places.get(word) ?? []).some((at) => {
    const before = source.tokens[at - 1];
    const placed = before === undefined || source.tokens[at]?.lines !== 0 || before.kind === 'mark' || /^(?:at|for|with|by|from|of|in|client|clients|customer|customers|joined|the)$/.test(before.lower);
    return placed && source.skillsIn({ from: at, to: at + 1 }).size === 0;
  });
}

/** The name after "at", "joined", "ex-" and the like; null when none stands there. */
function employerSlot(part: PartText, at: number): Stretch | null {
  const list = part.tokens;
  const token = list[at] as Token;
  if (token.kind !== 'word') return null;
  let start = at + 1;
  if (/^(?:ex|former)$/.test(token.lower)) {
    if (list[start]?.text === '-') start += 1;
    return isCapital(list[start]) && !isTitle(list[start]) ? nameFrom(list, start) : null;
  }
  if (!/^(?:at|joined|left|quit|for|with|by|from|of)$/.test(token.lower)) return null;
  const before = list.slice(Math.max(0, at - 4), at).map(({ lower }) => lower).join(' ');
  const afterWork = /\b(?:work|worked|working|consulted|consulting|freelanced|employed|hired|engineer|developer|lead|manager|director|cto|ceo|contractor|intern|interned|job|role|time|years|stint|tenure|team|position|career|career was)\b(?: \S+)?$/.test(before);
  const slot = token.lower === 'at' || (/^(?:joined|left|quit)$/.test(token.lower) && !/^(?:to|and to)$/.test(list[at - 1]?.lower ?? '')) || (/^(?:for|with|by|from|of)$/.test(token.lower) && afterWork);
  if (!slot) return null;
  if (list[start]?.lower === 'the') start += 1;
  if (isCapital(list[start])) return isTitle(list[start]) || isRole(list, start) ? null : nameFrom(list, start);
  const definite = list[start - 1]?.lower === 'the';
  if (definite && commonWords.has(bare(list[start]?.lower ?? ''))) return null;
  return token.lower === 'at' || token.lower === 'joined' || /\b(?:worked|working|employed|interned|engineer)\b(?: \S+)?$/.test(before) ? smallName(list, start, token.lower) : null;
}

function nameFrom(list: readonly Token[], start: number): Stretch {
  let to = start + 1;
  while (to < start + 6 && list[to] !== undefined && list[to]?.lines === 0) {
    if (isCapital(list[to]) || (list[to]?.kind === 'number' && list[to]?.spaced === false)) to += 1;
    else if (/^(?:&|of|de|-)$/.test(list[to]?.lower ?? '') && isCapital(list[to + 1])) to += 2;
    else break;
  }
  return { from: start, to };
}

/** "worked at stripe": one or two small words after "at" that are no plain words, or one plain word that never stands there bare. */
function smallName(list: readonly Token[], start: number, preposition: string): Stretch | null {
  const first = list[start];
  if (first?.kind !== 'word' || /^(?:an?|the|my|our|your|their|his|her|its|this|that|some|several|many|various|one|two|three|all|both|least|most|first|last|once|which|what|where|who|whom|how|it|them|me|you|us)$/.test(first.lower)) return null;
  const second = list[start + 1];
  const ends = second === undefined || second.kind === 'mark' || /^(?:as|in|for|from|until|since|where|and|or|but|between|during|before|after|on|when|while|with|i|we|to|by|which|that|building|running|leading|last|over)$/.test(second.lower);
  const plain = commonWords.has(bare(first.lower));
  if (!plain) {
    const more = second?.kind === 'word' && !ends && !commonWords.has(second.lower) ? 1 : 0;
    // "at kubernetes scale", "at petabyte scale": a measure, not a place.
    if (/^(?:scale|level|speed|rate|volume|size|pace|cost|companies|startups|firms|banks|agencies|conferences|meetups)$/.test(list[start + 1 + more]?.lower ?? '')) return null;
    return { from: start, to: start + 1 + more };
  }
  if (preposition !== 'at' || !ends || bareAfterAt.test(first.lower) || /s$/.test(first.lower)) return null;
  return { from: start, to: start + 1 };
}

const bareAfterAt =
  /^(?:scale|work|home|school|university|college|night|noon|first|last|least|most|once|times|heart|hand|large|length|present|peace|risk|stake|speed|rest|ease|play|sea|midnight|dawn|will|war|best|worst|runtime|launch|peak|production|compile|build|startup|scaleup|uni|eye|office|headquarters|board|level|national|international|team|company)$/;

function isCapital(token: Token | undefined): boolean {
  return token !== undefined && ((token.kind === 'word' && (/^\p{Lu}/u.test(token.text) || /\p{Ll}\p{Lu}/u.test(token.text)) && token.lower !== 'i' && !/^i'/.test(token.lower)) || (token.kind === 'link' && /^\p{Lu}/u.test(token.text)));
}

function isTitle(token: Token | undefined): boolean {
  return /^(?:cto|ceo|cfo|coo|vp|svp|head|director|senior|staff|principal|lead|engineer|developer|monday|tuesday|wednesday|thursday|friday|january|february|march|april|may|june|july|august|september|october|november|december)$/.test(token?.lower ?? '');
}

/** "working with Go": what stands there is a tool, and the skill rule's business. */
function isRole(list: readonly Token[], start: number): boolean {
  return /^(?:with|by|from|of)$/.test(list[start - 1]?.lower ?? '') && /^(?:work|worked|working|years|time|team|role|career)$/.test(list[start - 2]?.lower ?? '');
}
