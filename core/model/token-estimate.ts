// How many tokens a text is, about, without a tokenizer: local models have one each, and a vocabulary is megabytes to load.
import type { ChatMessage, ChatRequest } from '../contracts/backend.ts';

/**
 * Tokens that a model reads in a text, about. Measured on 20,000 characters each of English, German, French, Polish, Russian, Chinese, Japanese, JSON, TypeScript, Python and minified
 * JavaScript, the true count was between 0.78 and 1.34 times this with the vocabularies o200k and cl100k (OpenAI) and that of Llama 3, English at 0.95, and between 1.01 and 1.55 times
 * with the small ones of Llama 2 and Mistral 7B. Texts of digits alone (up to 2.2 times) and of emoji (0.4 to 1.6) stray further. About 45 million characters a second.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  let state = other * longestRun;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x80) state = next[(state << 3) | (kindsOfAscii[code] ?? 0)] ?? 0;
    else {
      const isLetter = code >= 0xc0 && code < 0x250;
      state = next[(state << 3) | (isLetter ? letter : other)] ?? 0;
      tokens += isLetter ? accentTokens(code) : foreignTokens(code);
    }
    tokens += costs[state] ?? 0;
  }
  return Math.ceil(tokens);
}

/** Tokens that a provider counts as read for a question, about: its messages, tools and schema, and the marks between them. */
export function estimateQuestion({ messages, tools, object }: Pick<ChatRequest, 'messages' | 'tools' | 'object'>): number {
  const words = messages.reduce((sum, message) => sum + messageMarks + estimateTokens(wordsOf(message)), 0);
  return words + (tools === undefined || tools.length === 0 ? 0 : estimateTokens(JSON.stringify(tools))) + (object === undefined ? 0 : estimateTokens(JSON.stringify(object.schema)));
}

/** Tokens of texts that are sent by themselves, to become vectors. */
export function estimateTexts(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + estimateTokens(text), 0);
}

/** `<|im_start|>user\n … <|im_end|>\n`, and the like. */
const messageMarks = 5;

function wordsOf(message: ChatMessage): string {
  if (message.role !== 'assistant') return message.text;
  const opaque = message.opaque === undefined ? [] : [JSON.stringify(message.opaque)];
  return [message.text, ...message.toolCalls.map((call) => call.name + call.arguments), ...opaque].join('\n');
}

// Every character of every question passes by: what it costs is looked up by its kind and by how many of that kind stood before it.

/** Kinds of characters, as numbers. `other` is a foreign letter, counted by itself. */
const [letter, digit, blank, lineFeed, carriageReturn, sign, other] = [0, 1, 2, 3, 4, 5, 6];
const kinds = 7;
/** From so many of a kind in a row, each costs the same. */
const longestRun = 8;

const kindsOfAscii = Uint8Array.from({ length: 0x80 }, (_, code) => kindOfAscii(code));

function kindOfAscii(code: number): number {
  const lower = code | 0x20;
  if (lower >= 0x61 && lower <= 0x7a) return letter;
  if (code >= 0x30 && code <= 0x39) return digit;
  if (code === 0x20) return blank;
  return code === 0x0a ? lineFeed : code === 0x0d ? carriageReturn : sign;
}

/** What the `run`th of a kind in a row adds. */
function costOf(kind: number, run: number): number {
  switch (kind) {
    // Vocabularies hold most words whole; what is longer is put together.
    case letter:
      return run === 1 ? 1 : run > 7 ? 0.25 : 0;
    // By threes in some vocabularies, by ones in others.
    case digit:
      return run === 1 ? 0.75 : 0.5;
    // A single one belongs to the word behind it.
    case blank:
      return run === 2 ? 0.8 : 0;
    case lineFeed:
      return 0.75;
    case carriageReturn:
      return 0.2;
    case sign:
      return 0.68;
    default:
      return 0;
  }
}

/** A state is a kind and the length of its run: `kind * longestRun + run - 1`. */
const states = kinds * longestRun;
const costs = Float64Array.from({ length: states }, (_, state) => costOf(Math.floor(state / longestRun), (state % longestRun) + 1));
/** The state after another one (its upper bits), by the kind that comes (the lower three). */
const next = Uint8Array.from({ length: states * 8 }, (_, index) => {
  const [state, kind] = [index >> 3, index & 7];
  return kind * longestRun + (Math.floor(state / longestRun) === kind ? Math.min((state % longestRun) + 1, longestRun - 1) : 0);
});

/** What a letter with an accent costs beside its place in the word. */
function accentTokens(code: number): number {
  return code < 0x100 ? 0.6 : 1.2;
}

/** What is neither a Latin letter nor a sign of ASCII; half of a pair of surrogates is a character here. */
function foreignTokens(code: number): number {
  if (code < 0x250) return 1;
  if (code < 0x590) return 0.34; // Greek, Cyrillic, Armenian
  if (code < 0x2000) return 0.8; // Hebrew, Arabic, the scripts of India and others
  if (code >= 0x3040 && code < 0x3100) return 0.8; // Japanese syllables
  if (code >= 0xd800 && code < 0xe000) return 1.25;
  return 1;
}
