import type { ModelTraits } from '../../../core/index.ts';

/** Before anybody asked. */
export const unknownTraits: ModelTraits = { contextTokens: null, maxOutputTokens: null, tools: null, objects: 'schema' };

/**
 * What `/api/show` (https://docs.ollama.com/api/show) says of a model: `model_info` has the context it was trained for under the name of its architecture, beyond which `num_ctx` does
 * nothing. A `num_ctx` in `parameters` is a wish for requests without one, and ours all have one. `capabilities` is missing in old versions.
 */
export function readTraits(value: unknown): ModelTraits {
  const { model_info: info, capabilities } = (value ?? {}) as { readonly model_info?: unknown; readonly capabilities?: unknown };
  const lengths = Object.entries(typeof info === 'object' && info !== null ? info : {}).filter(([key, length]) => /^[^.]+\.context_length$/.test(key) && Number.isSafeInteger(length) && (length as number) > 0);
  return { ...unknownTraits, contextTokens: (lengths[0]?.[1] as number | undefined) ?? null, tools: Array.isArray(capabilities) ? capabilities.includes('tools') : null };
}
