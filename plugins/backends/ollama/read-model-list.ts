import type { ModelInfo } from '../../../core/index.ts';

/** The models of `/api/tags` (https://docs.ollama.com/api/tags), which says nothing of their context; undefined when it is no such list. */
export function readModelList(value: unknown, contextOf: (model: string) => number | null): readonly ModelInfo[] | undefined {
  const { models } = (value ?? {}) as { readonly models?: unknown };
  if (!Array.isArray(models)) return undefined;
  return models.flatMap((model) => {
    const { name, model: same, digest } = (model ?? {}) as Readonly<Record<string, unknown>>;
    const id = typeof name === 'string' ? name : same;
    return typeof id === 'string' && id !== '' ? [{ id, contextTokens: contextOf(id), digest: typeof digest === 'string' ? digest : null }] : [];
  });
}
