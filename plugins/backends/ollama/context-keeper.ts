import type { ChatRequest } from '../../../core/index.ts';
import { type Counts, isCut, type PromptSize } from './context-check.ts';
import { partsOf, type PromptParts, sizeOf, sizeOfRest } from './prompt-size.ts';

export interface SizedPrompt {
  readonly model: string;
  readonly prompt: PromptSize;
  /** For `num_ctx`. */
  readonly contextTokens: number;
  /** False when it is surely longer than what the model can read. */
  readonly fits: boolean;
  readonly parts: PromptParts;
}

/** Says how much context a question needs, and afterwards whether it was read whole. It learns from what was. */
export interface ContextKeeper {
  size(request: ChatRequest): SizedPrompt;
  wasReadWhole(sized: SizedPrompt, counts: Counts): boolean;
}

export interface KeeperParts {
  readonly leastContext: number;
  readonly tokens: (text: string) => number;
  /** What a model can have at most; null when it is not known. */
  readonly ownContext: (model: string) => number | null;
}

/** Another size has the server load the model anew, which takes seconds: so it goes up in steps, and never down. */
const step = 8_192;
/** Prompts remembered for each model: a server keeps the last one of each of its slots, by default up to four. */
const slots = 4;

interface Memory {
  readonly contextTokens: number;
  readonly proven: number;
  readonly prompts: readonly string[];
  readonly cuts: readonly { readonly about: number; readonly contextTokens: number }[];
}

const nothing: Memory = { contextTokens: 0, proven: 0, prompts: [], cuts: [] };

export function createContextKeeper({ leastContext, tokens, ownContext }: KeeperParts): ContextKeeper {
  const memories = new Map<string, Memory>();
  const memoryOf = (model: string) => memories.get(model) ?? nothing;

  function contextFor({ model, contextTokens: wished, maxOutputTokens }: ChatRequest, { most }: PromptSize): number {
    const own = ownContext(model) ?? Number.POSITIVE_INFINITY;
    if (wished !== undefined) return Math.min(wished, own);
    const needed = most + maxOutputTokens;
    const enough = needed <= leastContext ? leastContext : Math.ceil(needed / step) * step;
    return Math.min(Math.max(enough, memoryOf(model).contextTokens), own);
  }

  return {
    size(request) {
      const { model } = request;
      const parts = partsOf(request);
      const prompt = sizeOf(parts, tokens);
      const contextTokens = contextFor(request, prompt);
      if (request.contextTokens === undefined) memories.set(model, { ...memoryOf(model), contextTokens });
      return { model, prompt, contextTokens, fits: prompt.least < contextTokens, parts };
    },
    wasReadWhole({ model, prompt, contextTokens, parts }, counts) {
      const memory = memoryOf(model);
      const text = textOf(parts);
      const fresh = () => sizeOfRest(parts, Math.max(0, ...memory.prompts.map((earlier) => commonLength(earlier, text))) - parts.tools.length, tokens);
      const { proven, cuts } = memory;
      const cutBefore = cuts.some((earlier) => earlier.about <= prompt.about && earlier.contextTokens >= contextTokens);
      if (isCut({ prompt, contextTokens, ownContext: ownContext(model), counts, proven, cutBefore, fresh })) {
        memories.set(model, { ...memory, cuts: [{ about: prompt.about, contextTokens }, ...cuts].slice(0, slots) });
        return false;
      }
      memories.set(model, { ...memory, proven: Math.max(proven, counts.read ?? 0), prompts: [text, ...memory.prompts].slice(0, slots) });
      return true;
    },
  };
}

/** Templates put tools first. */
function textOf({ tools, words }: PromptParts): string {
  return tools + words;
}

function commonLength(one: string, other: string): number {
  const end = Math.min(one.length, other.length);
  let at = 0;
  while (at < end && one.charCodeAt(at) === other.charCodeAt(at)) at += 1;
  return at;
}
