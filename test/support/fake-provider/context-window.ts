import { promptOf, type Question } from './question.ts';
import { tokensOf } from './tokens.ts';

/** How an Ollama treats the room that a model has. */
export interface OllamaManners {
  /** What the model was trained for; by default no prompt is cut. */
  readonly contextTokens?: number;
  /** By default a request's `num_ctx` is honoured up to `contextTokens`, and is 4,096 when there is none; `ignored`: it is always `contextTokens`. */
  readonly numCtx?: 'honoured' | 'ignored';
  /**
   * What `prompt_eval_count` says of tokens that the runner still had from the request before.
   * `counted`: all of the prompt (since the middle of 2024, and again since github.com/ollama/ollama/pull/16428).
   * `not-counted`: only what was new, at least one (0.30.0, the same pull request).
   * `omitted`: only what was new, and no field when nothing was (0.1, github.com/ollama/ollama/issues/2068).
   */
  readonly cachedPrompts?: 'counted' | 'not-counted' | 'omitted';
  /** False: a request with tools is refused, and `/api/show` lists none. */
  readonly tools?: boolean;
}

/** What is left of a prompt. */
export interface ReadPrompt {
  /** The text that the model reads. */
  readonly text: string;
  readonly tokens: number;
  readonly cut: boolean;
}

const usualContext = 4_096;
/** `num_keep`: so many tokens of the beginning outlive a cut. */
const kept = 4;

/** Tokens of context that a request is given; infinite when nothing is to be cut. */
export function windowOf({ contextTokens }: Question, { contextTokens: trained, numCtx = 'honoured' }: OllamaManners): number {
  if (trained === undefined) return Number.POSITIVE_INFINITY;
  return numCtx === 'ignored' ? trained : Math.min(contextTokens ?? usualContext, trained);
}

/**
 * Cuts as Ollama does, without a word: first the oldest messages that are no system messages, never the last one (server/prompt.go);
 * then, of what is still too long, everything between the first tokens and as many of the last ones as fit (the runner: "truncating input prompt").
 */
export function readPrompt(question: Question, window: number): ReadPrompt {
  const { messages, tools } = question;
  let dropped = 0;
  let tokens = tokensOf(promptOf(question));
  while (tokens.length > window && dropped < messages.length - 1) {
    dropped += 1;
    tokens = tokensOf(promptOf({ tools, messages: messages.filter(({ role }, index) => index >= dropped || role === 'system') }));
  }
  const cut = dropped > 0 || tokens.length > window;
  if (tokens.length > window) tokens = [...tokens.slice(0, kept), ...tokens.slice(tokens.length - Math.max(0, window - kept))];
  return { text: tokens.join(''), tokens: tokens.length, cut };
}

/** What each model's runner still has of the prompt before. */
export function createPromptCache(): { readonly remembered: (model: string, prompt: string) => number } {
  const last = new Map<string, readonly string[]>();
  return {
    /** Tokens at the beginning that need not be read again; remembers this prompt from now on. */
    remembered(model, prompt) {
      const before = last.get(model) ?? [];
      const now = tokensOf(prompt);
      last.set(model, now);
      const firstNew = now.findIndex((token, index) => token !== before[index]);
      return firstNew === -1 ? now.length : firstNew;
    },
  };
}

/** The count that is told of a prompt; undefined when its field is left out. */
export function toldCount(tokens: number, remembered: number, { cachedPrompts = 'counted' }: OllamaManners): number | undefined {
  const fresh = tokens - remembered;
  if (cachedPrompts === 'counted') return tokens;
  if (cachedPrompts === 'not-counted') return Math.max(1, fresh);
  return fresh === 0 ? undefined : fresh;
}
