import type { FunctionTool, ResponseCreateParamsNonStreaming, ResponseInputItem } from 'openai/resources/responses/responses';
import type { AssistantMessage, ChatAnswer, ChatMessage, ChatPiece, ChatRequest } from '../../../core/index.ts';
import { completeFrom, streamFrom, underSignal } from './assembly.ts';
import { asObjects, asText, isObject, type JsonObject } from './json-value.ts';
import { isReasoningModel, modelTraits } from './model-traits.ts';
import type { Provider } from './provider.ts';
import { responsesAssembly } from './responses-assembly.ts';
import { isStrict } from './strict-schema.ts';

/** One whole answer of `/responses` (https://platform.openai.com/docs/api-reference/responses/create). */
export function completeResponse(request: ChatRequest, provider: Provider): Promise<ChatAnswer> {
  return underSignal(request, async () => {
    const { client, line } = await provider.client(request);
    const response = await client.responses.create(responseBody(request, provider), line).asResponse();
    return completeFrom(response, responsesAssembly(request.model, provider), provider);
  });
}

/** The same as a stream. */
export async function* streamResponse(request: ChatRequest, provider: Provider): AsyncGenerator<ChatPiece> {
  const response = await underSignal(request, async () => {
    const { client, line } = await provider.client(request);
    return client.responses.create({ ...responseBody(request, provider), stream: true }, line).asResponse();
  });
  yield* streamFrom(response, responsesAssembly(request.model, provider), provider);
}

function responseBody(request: ChatRequest, provider: Provider): ResponseCreateParamsNonStreaming {
  const { model, messages, maxOutputTokens, temperature, tools = [], toolChoice } = request;
  const reasons = isReasoningModel(model);
  return {
    model,
    input: messages.flatMap(itemsOf),
    max_output_tokens: maxOutputTokens,
    // Questions hold what is known of people: nothing is left with the provider. What it thought comes back sealed, to be given back.
    store: false,
    ...(reasons ? { include: ['reasoning.encrypted_content'] } : {}),
    ...(temperature === undefined || reasons ? {} : { temperature }),
    ...(tools.length > 0 ? { tools: tools.map(toolOf) } : {}),
    ...(tools.length > 0 && toolChoice !== undefined ? { tool_choice: toolChoice } : {}),
    ...formatOf(request, provider),
  };
}

function formatOf({ model, object }: ChatRequest, { dialect }: Provider): Pick<ResponseCreateParamsNonStreaming, 'text'> {
  if (object === undefined) return {};
  const { objects } = modelTraits(model, dialect);
  if (objects === 'json') return { text: { format: { type: 'json_object' } } };
  if (objects !== 'schema') return {};
  return { text: { format: { type: 'json_schema', name: object.name, schema: { ...object.schema }, strict: isStrict(object.schema) } } };
}

function toolOf({ name, description, schema }: NonNullable<ChatRequest['tools']>[number]): FunctionTool {
  return { type: 'function', name, description, parameters: { ...schema }, strict: isStrict(schema) };
}

function itemsOf(message: ChatMessage): readonly ResponseInputItem[] {
  switch (message.role) {
    case 'system':
    case 'user':
      return [{ role: message.role, content: message.text }];
    case 'tool':
      return [{ type: 'function_call_output', call_id: message.callId, output: message.text }];
    case 'assistant':
      return assistantItems(message);
  }
}

/** Its own items as they came, and in their order, which matters to the provider; made anew where the conversation says otherwise by now. */
function assistantItems({ text, toolCalls, opaque }: AssistantMessage): readonly ResponseInputItem[] {
  const own = isObject(opaque) && opaque['api'] === 'responses' ? asObjects(opaque['items']) : [];
  const told = textOf(own) === text;
  const kept = own.filter((item) => (item['type'] === 'function_call' ? toolCalls.some(({ id }) => id === item['call_id']) : item['type'] !== 'message' || told));
  const missing = toolCalls.filter(({ id }) => !kept.some((item) => item['call_id'] === id));
  return [
    ...(kept as readonly unknown[] as readonly ResponseInputItem[]),
    ...(told || text === '' ? [] : [{ role: 'assistant' as const, content: text }]),
    ...missing.map(({ id, name, arguments: text }) => ({ type: 'function_call' as const, call_id: id, name, arguments: text })),
  ];
}

function textOf(items: readonly JsonObject[]): string {
  return items
    .filter(({ type }) => type === 'message')
    .flatMap(({ content }) => asObjects(content))
    .map((part) => asText(part['text']) || asText(part['refusal']))
    .join('');
}
