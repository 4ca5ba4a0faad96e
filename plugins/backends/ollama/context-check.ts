// Ollama shortens a prompt that does not fit, answers 200 and says nothing: only its counts can give it away.

/** Tokens of a prompt. The true count lies between `least` and `most`, whatever the model's tokenizer. */
export interface PromptSize {
  readonly least: number;
  readonly about: number;
  readonly most: number;
}

/** What the last line of an answer tells. */
export interface Counts {
  /** `prompt_eval_count`; null when it is missing. */
  readonly read: number | null;
  /** `prompt_eval_cached_count`; null when it is missing. Where it is told (since August 2026), `read` holds it. */
  readonly cached: number | null;
  /** `eval_count`. */
  readonly written: number;
}

export interface ContextCheck {
  readonly prompt: PromptSize;
  /** Tokens of context that were asked for. */
  readonly contextTokens: number;
  /** Of these, what the model can have; null when it is not known. */
  readonly ownContext: number | null;
  readonly counts: Counts;
  /** The most that this server was seen to read of a prompt that was whole. */
  readonly proven: number;
  /** A prompt that was no longer than this one was cut, with as much context. */
  readonly cutBefore: boolean;
  /** The part of the prompt that no earlier one began with: all that a server counts which leaves out what it had in its cache. */
  readonly fresh: () => PromptSize;
}

/**
 * Whether the model read less than it was sent. There are four signs:
 * - the count is one at which Ollama cuts, for a context that the prompt may exceed;
 * - question and answer together are more than the context, so that the beginning was pushed out while it wrote;
 * - less was read than any tokenizer makes of the prompt, and a cache does not explain it;
 * - nothing was told, as old servers do when all is in their cache, and the prompt cannot have fitted, or one that was no longer was cut.
 */
export function isCut(check: ContextCheck): boolean {
  const { prompt, contextTokens, ownContext, counts, cutBefore } = check;
  const { read, cached, written } = counts;
  const context = Math.min(contextTokens, ownContext ?? contextTokens);
  if (read === null || read === 0) return prompt.about > context || cutBefore;
  if (read <= context && read + written > context + 1) return true;
  if (isAt(context, counts) || isAt(context - 1, counts)) return true;
  if (prompt.most >= context && isAtHalfOf(context, counts)) return true;
  if (ownContext === null && isUsualCut(check)) return true;
  return read < prompt.least && !(cached === null && isWithin(read, check.fresh()));
}

/** `num_keep` tokens of the beginning outlive a cut: 4, and the mark of the beginning. */
const keptTokens = [4, 5] as const;

/** Whether so much was read, or that without the beginning, of which the server may have had it in its cache. */
function isAt(tokens: number, { read, cached }: Counts): boolean {
  return read !== null && read <= tokens && read >= tokens - (cached === null ? keptTokens[1] : 0);
}

/**
 * Since 0.30 what is too long loses so much that half of the context is free (`contextShiftPromptLimit` in llm/llama_server.go), as before 0.4; between them it filled the context.
 */
function isAtHalfOf(context: number, counts: Counts): boolean {
  return keptTokens.some((kept) => isAt(context - Math.floor((context - kept) / 2), counts));
}

/** Contexts that models and servers have by default. */
const usualContexts = [2_048, 4_096, 8_192, 16_384, 32_768, 40_960, 65_536, 131_072];

/** A server may have less context than it was asked for. What it has read whole it has room for. */
function isUsualCut({ counts, prompt, contextTokens, proven }: ContextCheck): boolean {
  return usualContexts.some((context) => context < contextTokens && context > proven && context <= prompt.most && (isAt(context, counts) || isAtHalfOf(context, counts)));
}

/**
 * Before 0.4, and in 0.30.0, only what was not in the cache was counted: https://github.com/ollama/ollama/issues/2068, https://github.com/ollama/ollama/pull/16428.
 * A prompt of which nothing is new still has its last token read.
 */
function isWithin(read: number, { least, most }: PromptSize): boolean {
  return read >= least && read <= most;
}
