import test from 'ava';
import { usageOf } from '../../../../plugins/backends/openai/usage.ts';

const counts: Readonly<Record<string, readonly [stated: unknown, usage: object]>> = {
  'the Chat API': [{ prompt_tokens: 10, completion_tokens: 5, total_tokens: 15, prompt_tokens_details: { cached_tokens: 4 }, completion_tokens_details: { reasoning_tokens: 3 } }, { inputTokens: 10, cachedInputTokens: 4, outputTokens: 5, reasoningTokens: 3 }],
  'the Responses API': [{ input_tokens: 10, output_tokens: 5, total_tokens: 15, input_tokens_details: { cached_tokens: 4, cache_write_tokens: 2 }, output_tokens_details: { reasoning_tokens: 3 } }, { inputTokens: 10, cachedInputTokens: 4, cacheWriteTokens: 2, outputTokens: 5, reasoningTokens: 3 }],
  'xAI, which leaves reasoning out of completion tokens': [{ prompt_tokens: 12, completion_tokens: 2, total_tokens: 354, completion_tokens_details: { reasoning_tokens: 340 } }, { inputTokens: 12, outputTokens: 342, reasoningTokens: 340 }],
  'DeepSeek, which has a name of its own for the cache': [{ prompt_tokens: 10, completion_tokens: 5, total_tokens: 15, prompt_cache_hit_tokens: 8, prompt_cache_miss_tokens: 2 }, { inputTokens: 10, cachedInputTokens: 8, outputTokens: 5 }],
  'a server that states no total': [{ prompt_tokens: 10, completion_tokens: 5 }, { inputTokens: 10, outputTokens: 5 }],
  'embeddings': [{ prompt_tokens: 10, total_tokens: 10 }, { inputTokens: 10, outputTokens: 0 }],
  'a server that states nothing': [null, { inputTokens: 0, outputTokens: 0 }],
  'a server that states nonsense': [{ prompt_tokens: '10', completion_tokens: -1, total_tokens: {} }, { inputTokens: 0, outputTokens: 0 }],
};

for (const [name, [stated, usage]] of Object.entries(counts)) {
  test(`tokens are counted as stated by ${name}`, (t) => {
    t.deepEqual(usageOf(stated), usage);
  });
}
