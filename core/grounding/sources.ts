// The texts that may prove a draft, made ready to be asked: is this skill, this name, this number in there, and next to what?
import type { TextTools } from '../contracts/text-tools.ts';
import { firstAfter } from './first-after.ts';
import { normalise } from './normalise.ts';
import { skillMentions } from './skill-mentions.ts';
import { type Quantity, quantities } from './quantities.ts';
import { stem, type Token, tokens } from './tokens.ts';

export interface SourceText {
  /** In lower case. */
  readonly lower: string;
  /** In lower case, with single blanks. */
  readonly flat: string;
  readonly tokens: readonly Token[];
  /** By value, ascending. */
  readonly quantities: readonly Quantity[];
  readonly skills: ReadonlySet<string>;
  /** Where in `tokens` a word (lower case) stands. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** Stems of all its words. */
  readonly stems: ReadonlySet<string>;
  /** Sentence or line of a token: token indexes, `to` exclusive. */
  sentence(token: number): Stretch;
  /** Skills named in a stretch of tokens. */
  skillsIn(stretch: Stretch): ReadonlySet<string>;
  /** Stems of the words in a stretch. */
  stemsIn(stretch: Stretch): ReadonlySet<string>;
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const kept = new WeakMap<object, SourceText>();

/** The same as `readSource`, read once for each owner of a text (a document, a profile) and skill finder. */
export function sourceOf(owner: object, raw: string, text: TextTools): SourceText {
  const known = kept.get(owner);
  if (known !== undefined) return known;
  const source = readSource(raw, text);
  kept.set(owner, source);
  return source;
}

/** Reads a text once; linear in its length. */
export function readSource(raw: string, text: TextTools): SourceText {
  const shown = normalise(raw).text;
  const list = tokens(shown);
  const lower = shown.toLowerCase();
  const places = new Map<string, number[]>();
  list.forEach((token, index) => {
    const known = places.get(token.lower);
    if (known === undefined) places.set(token.lower, [index]);
    else known.push(index);
  });
  const mentions = skillMentions(shown, list, text);
  const bounds = sentenceBounds(list);
  const mentionStarts = mentions.map(({ from }) => from);
  return {
    lower,
    flat: lower.replace(/\s+/g, ' '),
    tokens: list,
    quantities: [...quantities(list)].sort((one, other) => one.value - other.value),
    skills: new Set(mentions.map(({ skill }) => skill)),
    places,
    stems: new Set([...places.keys()].map(stem)),
    sentence(token) {
      const index = firstAfter(bounds, token) - 1;
      return { from: bounds[index] ?? 0, to: bounds[index + 1] ?? list.length };
    },
    skillsIn({ from, to }) {
      const found = new Set<string>();
      for (let index = firstAfter(mentionStarts, from - 1); index < mentions.length && (mentionStarts[index] ?? to) < to; index += 1) found.add(mentions[index]?.skill ?? '');
      return found;
    },
    stemsIn({ from, to }) {
      return new Set(list.slice(from, to).filter(({ kind }) => kind === 'word').map(({ lower }) => stem(lower)));
    },
  };
}

/** First tokens of sentences and lines. A line that begins with a small letter or a number goes on with what stood above it. */
function sentenceBounds(list: readonly Token[]): readonly number[] {
  const bounds = [0];
  for (let index = 1; index < list.length; index += 1) {
    const token = list[index] as Token;
    const before = list[index - 1] as Token;
    const goesOn = token.lines === 1 && !/^[.!?:]$/.test(before.text) && (token.kind === 'number' || /^[$€£]$/.test(token.text) || /^\p{Ll}/u.test(token.text));
    const afterStop = /^[.!?]$/.test(before.text) && token.spaced && /^[^\p{Ll}]/u.test(token.text) && !isInitial(list, index - 1);
    // A line that holds nothing but a number tells what the heading above it is about: "Company size", "50".
    const bareNumber = token.lines > 0 && token.kind === 'number' && (list[index + 1]?.lines ?? 1) > 0;
    if ((token.lines > 0 && !goesOn && !bareNumber) || afterStop) bounds.push(index);
  }
  return bounds;
}

/** `J. Smith`, `e.g. Go`, `Inc. in`: a full stop that ends no sentence. */
function isInitial(list: readonly Token[], stop: number): boolean {
  const word = list[stop - 1];
  return list[stop]?.text === '.' && word !== undefined && list[stop]?.spaced === false && (/^\p{Lu}$/u.test(word.text) || /^(?:e\.g|i\.e|mr|mrs|ms|dr|vs|approx|no|st|prof|jr|sr|ca)$/.test(word.lower));
}
