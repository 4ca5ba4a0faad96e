// Many servers speak OpenAI's format, each a little in its own way. What is known of them stands here, and nowhere else.
import type { ModelTraits } from '../../../core/index.ts';
import { isLoopback } from './loopback.ts';

export interface Dialect {
  /** The provider itself: it knows the Responses API, strict tools and `max_completion_tokens` for each of its models. */
  readonly original: boolean;
  /** Sends its usage with a stream only when it is asked to. */
  readonly asksForUsage: boolean;
  /** How its models are held to a JSON schema, as far as they are not in the table of models. */
  readonly objects: ModelTraits['objects'];
}

const original: Dialect = { original: true, asksForUsage: true, objects: 'schema' };
const schema: Dialect = { original: false, asksForUsage: true, objects: 'schema' };
const json: Dialect = { original: false, asksForUsage: true, objects: 'json' };

/** By the end of the host's name. */
const dialects: Readonly<Record<string, Dialect>> = {
  'api.openai.com': original,
  'openai.azure.com': original,
  // Knows `json_object` only: https://api-docs.deepseek.com/guides/json_mode
  'deepseek.com': json,
  // `json_schema` on some models only, and an error on the others: https://console.groq.com/docs/structured-outputs
  'groq.com': json,
  // Refuses fields that it does not know, and sends its usage unasked: https://docs.mistral.ai/api
  'mistral.ai': { ...schema, asksForUsage: false },
  'openrouter.ai': schema,
  'x.ai': schema,
};

/** LM Studio knows `json_schema` and refuses `json_object`; vLLM, llama.cpp and Ollama know both: on this machine the schema is the safest. */
export function dialectOf(baseUrl: URL): Dialect {
  const { hostname } = baseUrl;
  const known = Object.entries(dialects).find(([host]) => hostname === host || hostname.endsWith(`.${host}`));
  return known?.[1] ?? (isLoopback(baseUrl) ? schema : json);
}
