import type { Usage } from '../../../core/index.ts';
import { asCount, asObject } from './json-value.ts';

/**
 * Tokens, as the Chat API (`prompt_tokens`) or the Responses API (`input_tokens`) counts them. xAI and Gemini leave reasoning out of
 * `completion_tokens` and in `total_tokens`; it was written, and is paid for, so that the total counts where it is larger.
 */
export function usageOf(value: unknown): Usage {
  const usage = asObject(value);
  const inputTokens = asCount(usage['prompt_tokens']) ?? asCount(usage['input_tokens']) ?? 0;
  const written = asCount(usage['completion_tokens']) ?? asCount(usage['output_tokens']) ?? 0;
  const total = asCount(usage['total_tokens']) ?? 0;
  const read = asObject(usage['prompt_tokens_details'] ?? usage['input_tokens_details']);
  const wrote = asObject(usage['completion_tokens_details'] ?? usage['output_tokens_details']);
  // DeepSeek and Moonshot have names of their own for it.
  const cached = asCount(read['cached_tokens']) ?? asCount(usage['prompt_cache_hit_tokens']) ?? asCount(usage['cached_tokens']);
  const cacheWrites = asCount(read['cache_write_tokens']);
  const reasoning = asCount(wrote['reasoning_tokens']);
  return {
    inputTokens,
    ...(cached === undefined ? {} : { cachedInputTokens: cached }),
    ...(cacheWrites === undefined ? {} : { cacheWriteTokens: cacheWrites }),
    outputTokens: Math.max(written, total - inputTokens),
    ...(reasoning === undefined ? {} : { reasoningTokens: reasoning }),
  };
}
