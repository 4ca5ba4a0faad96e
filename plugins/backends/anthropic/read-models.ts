import type { ModelInfo } from '../../../core/index.ts';
import { knownModel } from './known-models.ts';
import { parseJson } from './message.ts';

/** The models in a list, or undefined when it is none: https://platform.claude.com/docs/en/api/models/list */
export function readModels(json: string): readonly ModelInfo[] | undefined {
  const list = parseJson(json);
  const data = typeof list === 'object' && list !== null && 'data' in list ? list.data : undefined;
  if (!Array.isArray(data)) return undefined;
  return data.filter(isNamed).map(({ id, max_input_tokens: most }) => ({ id, contextTokens: typeof most === 'number' && most > 0 ? most : knownModel(id).contextTokens, digest: null }));
}

function isNamed(model: unknown): model is { readonly id: string; readonly max_input_tokens?: unknown } {
  return typeof model === 'object' && model !== null && 'id' in model && typeof model.id === 'string';
}
