import type { ModelTraits } from '../../../core/index.ts';
import type { Dialect } from './dialect.ts';

type Row = readonly [begins: string, contextTokens: number, maxOutputTokens: number | null, objects: ModelTraits['objects'], tools?: false];

/** OpenAI's models (https://platform.openai.com/docs/models), the first whose name begins so: special ones stand above their family. */
const table: readonly Row[] = [
  ['gpt-6', 1_050_000, null, 'schema'],
  ['gpt-5.6', 1_050_000, null, 'schema'],
  ['gpt-5.5', 1_050_000, 128_000, 'schema'],
  ['gpt-5.4-mini', 400_000, 128_000, 'schema'],
  ['gpt-5.4-nano', 400_000, 128_000, 'schema'],
  ['gpt-5.4', 1_050_000, 128_000, 'schema'],
  ['gpt-5.3-chat', 128_000, 16_384, 'schema'],
  ['gpt-5.2-chat', 128_000, 16_384, 'schema'],
  ['gpt-5.1-chat', 128_000, 16_384, 'schema'],
  ['gpt-5-chat', 128_000, 16_384, 'schema'],
  ['gpt-5-pro', 400_000, 272_000, 'schema'],
  ['gpt-5', 400_000, 128_000, 'schema'],
  ['gpt-4.1', 1_047_576, 32_768, 'schema'],
  ['gpt-4o-2024-05-13', 128_000, 4096, 'json'],
  ['gpt-4o', 128_000, 16_384, 'schema'],
  ['chatgpt-4o-latest', 128_000, 16_384, 'none', false],
  ['gpt-4-turbo', 128_000, 4096, 'json'],
  ['gpt-4', 8192, 8192, 'none'],
  ['gpt-3.5-turbo-instruct', 4096, 4096, 'none', false],
  ['gpt-3.5-turbo', 16_385, 4096, 'json'],
  ['davinci-002', 16_384, 16_384, 'none', false],
  ['babbage-002', 16_384, 16_384, 'none', false],
  ['o1', 200_000, 100_000, 'schema'],
  ['o3', 200_000, 100_000, 'schema'],
  ['o4-mini', 200_000, 100_000, 'schema'],
  ['codex-mini', 200_000, 100_000, 'schema'],
];

/** What is known of a model by its name; of one of another maker only what its server is known for. */
export function modelTraits(model: string, dialect: Dialect): ModelTraits {
  const name = bare(model);
  const row = table.find(([begins]) => name === begins || name.startsWith(`${begins}-`) || name.startsWith(`${begins}.`));
  if (row === undefined) return { contextTokens: null, maxOutputTokens: null, tools: null, objects: dialect.objects };
  const [, contextTokens, maxOutputTokens, objects, tools = true] = row;
  return { contextTokens, maxOutputTokens, tools, objects };
}

/** Thinks before it answers: takes `max_completion_tokens`, and no temperature (both are answered with status 400 otherwise). */
export function isReasoningModel(model: string): boolean {
  const name = bare(model);
  return /^(?:o\d|gpt-(?:[5-9]|\d\d)|codex-mini)/.test(name) && !/^gpt-[\d.]+-chat/.test(name);
}

/** One of those that continue a text, known only to `/completions`. */
export function isCompletionModel(model: string): boolean {
  return /^(?:gpt-3\.5-turbo-instruct|davinci-002|babbage-002)/.test(bare(model));
}

/** `openai/gpt-5` of OpenRouter and `ft:gpt-4o:my-org::abc` are models of OpenAI too. */
function bare(model: string): string {
  return model.replace(/^openai\//, '').replace(/^ft:/, '').replace(/:.*$/, '');
}
