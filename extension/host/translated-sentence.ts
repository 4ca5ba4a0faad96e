// Finds a text of the core in a catalogue of its English sentences. A sentence is found by the words around what was put into it; what was put in may be words of the core again, and is said in the language as well.

/** `{0}` or `{file}` stands for what is put in, in both: `"{0} has no mail server.": "{0} hat keinen Mailserver."`; `{0:number}` only for a number or a time. Also what joins the parts of a list: `" and ": " und "`. */
export type SentenceCatalogue = Readonly<Record<string, string>>;

interface Sentence {
  /** The words around what is put in. */
  readonly pieces: readonly string[];
  /** What is put in after each piece but the last. */
  readonly holes: readonly { readonly hole: string; readonly isNumber: boolean }[];
  readonly translation: string;
  /** So many characters stand around what is put in. */
  readonly literal: number;
}

/** No sentence of the core is longer; the text of somebody else may be, and is not looked through. */
const longestText = 2_000;
/** What is put in may have something put in, but not for ever. */
const deepest = 4;
/** So many stops may what is put in bring along. */
const mostStops = 5;
/** Parts of a list, the loosest first. */
const joints = ['; ', ' and ', ' or ', ', '];

/** Says a text in the language of the catalogue. What is not in it stays as it is. */
export function createTranslator(catalogue: SentenceCatalogue): (text: string) => string {
  const sentences = Object.entries(catalogue).map(([english, translation]) => sentenceOf(english, translation)).toSorted(mostLiteral);
  if (sentences.length === 0) return (text) => text;
  // By their first word, or by none where they begin with what is put in: a list has many texts to look for.
  const byWord = Map.groupBy(sentences, ({ pieces }) => firstWord(pieces[0] ?? '', pieces.length > 1));
  const others = byWord.get('') ?? [];
  const likely = new Map([...byWord].map(([word, alike]) => [word, word === '' ? others : [...alike, ...others].toSorted(mostLiteral)]));

  function said(text: string, depth: number): string | undefined {
    const words = text.trim();
    if (words === '' || depth > deepest || text.length > longestText) return undefined;
    const found = sentencesSaid(words, depth) ?? listSaid(words, depth) ?? whoSaid(words, depth);
    return found === undefined ? undefined : text.replace(words, () => found);
  }

  /** One after the other; each ends at the first place where it is one of the catalogue, since what is put in may have stops of its own. */
  function sentencesSaid(text: string, depth: number): string | undefined {
    const ends = endsIn(text);
    const parts: string[] = [];
    let isFound = false;
    for (let start = 0; start < text.length; ) {
      const { end, translation } = firstSaid(text, start, ends.filter((each) => each > start), depth);
      const part = text.slice(start, end);
      isFound ||= translation !== undefined;
      parts.push(translation === undefined ? part : part.replace(part.trim(), () => translation));
      start = end;
    }
    return isFound ? parts.join('') : undefined;
  }

  function firstSaid(text: string, start: number, ends: readonly number[], depth: number): { readonly end: number; readonly translation?: string } {
    for (const end of ends.slice(0, mostStops)) {
      const translation = sentenceSaid(text.slice(start, end).trim(), depth);
      if (translation !== undefined) return { end, translation };
    }
    return { end: ends[0] ?? text.length };
  }

  function sentenceSaid(text: string, depth: number): string | undefined {
    for (const { pieces, holes, translation } of likely.get(firstWord(text, false)) ?? others) {
      const values = between(pieces, text);
      if (values === undefined || holes.some(({ isNumber }, index) => isNumber && !/^[\d.:-][\d.,: -]*$/.test(values[index] ?? ''))) continue;
      return translation.replace(/\{(\w+)\}/g, (_, name: string) => {
        const value = values[holes.findIndex(({ hole }) => hole === name)] ?? '';
        return said(value, depth + 1) ?? value;
      });
    }
    return reasonSaid(text, depth);
  }

  /** A reason stands alone as well as at the end of a sentence, and at its beginning. */
  function reasonSaid(text: string, depth: number): string | undefined {
    if (/(?<!\.)\.$/.test(text)) {
      const withoutStop = sentenceSaid(text.slice(0, -1), depth);
      return withoutStop === undefined ? undefined : `${withoutStop}.`;
    }
    if (!/^\p{Lu}\p{Ll}/u.test(text)) return undefined;
    const within = sentenceSaid(`${text.charAt(0).toLowerCase()}${text.slice(1)}`, depth);
    return within === undefined ? undefined : `${within.charAt(0).toUpperCase()}${within.slice(1)}`;
  }

  /** A list of which every part is known. */
  function listSaid(text: string, depth: number): string | undefined {
    for (const joint of joints) {
      const parts = text.split(joint);
      const translations = parts.length < 2 ? [] : parts.flatMap((part) => said(part, depth + 1) ?? []);
      if (translations.length > 0 && translations.length === parts.length) return translations.join(catalogue[joint] ?? joint);
    }
    return undefined;
  }

  /** `mx.example.org: it does not answer`, and a reason with what a server has said of it. */
  function whoSaid(text: string, depth: number): string | undefined {
    const colon = text.indexOf(': ');
    if (colon === -1) return undefined;
    const parts = [text.slice(0, colon), text.slice(colon + 2)];
    const translations = parts.map((part) => said(part, depth + 1));
    return translations.every((each) => each === undefined) ? undefined : translations.map((each, index) => each ?? parts[index]).join(': ');
  }

  return (text) => said(text, 0) ?? text;
}

function sentenceOf(english: string, translation: string): Sentence {
  const pieces = english.split(/\{\w+(?::number)?\}/);
  return { pieces, literal: pieces.join('').length, holes: [...english.matchAll(/\{(\w+)(:number)?\}/g)].map(([, hole = '', kind]) => ({ hole, isNumber: kind !== undefined })), translation };
}

/** Up to the first blank; none where the word may go on with what is put in. */
function firstWord(text: string, goesOn: boolean): string {
  const end = text.indexOf(' ');
  return end === -1 ? (goesOn ? '' : text) : text.slice(0, end);
}

/** What says most itself comes first. */
function mostLiteral(one: Sentence, other: Sentence): number {
  return other.literal - one.literal;
}

/** What stands between these pieces in a text that has all of them, in their order and from end to end; each is looked for once, so that no text takes long. */
function between(pieces: readonly string[], text: string): readonly string[] | undefined {
  const [first = '', ...others] = pieces;
  const last = others.pop();
  if (last === undefined) return text === first ? [] : undefined;
  const end = text.length - last.length;
  if (!text.startsWith(first) || !text.endsWith(last) || end < first.length) return undefined;
  const values: string[] = [];
  let at = first.length;
  for (const piece of others) {
    const next = text.indexOf(piece, at);
    if (next === -1 || next + piece.length > end) return undefined;
    values.push(text.slice(at, next));
    at = next + piece.length;
  }
  return [...values, text.slice(at, end)];
}

/** Where a sentence may end, with the blank behind it; the last is the end of the text. */
function endsIn(text: string): readonly number[] {
  return [...[...text.matchAll(/[.!?…]["”’)]?\s/g)].map((found) => found.index + found[0].length), text.length];
}
