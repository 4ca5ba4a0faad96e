import type { ChatCompletionCreateParamsNonStreaming, ChatCompletionMessageParam, ChatCompletionTool } from 'openai/resources/chat/completions';
import type { AssistantMessage, ChatAnswer, ChatMessage, ChatPiece, ChatRequest } from '../../../core/index.ts';
import { completeFrom, streamFrom, underSignal } from './assembly.ts';
import { chatAssembly } from './chat-assembly.ts';
import { asObject, isObject } from './json-value.ts';
import { isReasoningModel, modelTraits } from './model-traits.ts';
import type { Provider } from './provider.ts';
import { isStrict } from './strict-schema.ts';

/** One whole answer of `/chat/completions` (https://platform.openai.com/docs/api-reference/chat/create). */
export function completeChat(request: ChatRequest, provider: Provider): Promise<ChatAnswer> {
  return underSignal(request, async () => {
    const { client, line } = await provider.client(request);
    const response = await client.chat.completions.create(chatBody(request, provider), line).asResponse();
    return completeFrom(response, chatAssembly(request.model, provider), provider);
  });
}

/** The same as a stream. */
export async function* streamChat(request: ChatRequest, provider: Provider): AsyncGenerator<ChatPiece> {
  const response = await underSignal(request, async () => {
    const { client, line } = await provider.client(request);
    const usage = provider.dialect.asksForUsage ? { stream_options: { include_usage: true } } : {};
    return client.chat.completions.create({ ...chatBody(request, provider), stream: true, ...usage }, line).asResponse();
  });
  yield* streamFrom(response, chatAssembly(request.model, provider), provider);
}

function chatBody(request: ChatRequest, provider: Provider): ChatCompletionCreateParamsNonStreaming {
  const { model, messages, maxOutputTokens, temperature, tools = [], toolChoice } = request;
  const { original } = provider.dialect;
  const reasons = isReasoningModel(model);
  return {
    model,
    messages: messages.map(messageOf),
    // Its reasoning models refuse the one, other makers' servers do not all know the other.
    ...(original || reasons ? { max_completion_tokens: maxOutputTokens } : { max_tokens: maxOutputTokens }),
    ...(temperature === undefined || reasons ? {} : { temperature }),
    ...(tools.length > 0 ? { tools: tools.map((tool) => toolOf(tool, original)) } : {}),
    ...(tools.length > 0 && toolChoice !== undefined ? { tool_choice: toolChoice } : {}),
    ...formatOf(request, provider),
  };
}

function formatOf({ model, object }: ChatRequest, { dialect }: Provider): Pick<ChatCompletionCreateParamsNonStreaming, 'response_format'> {
  if (object === undefined) return {};
  const { objects } = modelTraits(model, dialect);
  if (objects === 'json') return { response_format: { type: 'json_object' } };
  if (objects !== 'schema') return {};
  return { response_format: { type: 'json_schema', json_schema: { name: object.name, schema: object.schema, strict: isStrict(object.schema) } } };
}

/** `strict` is only said where it is known to be understood. */
function toolOf({ name, description, schema }: NonNullable<ChatRequest['tools']>[number], original: boolean): ChatCompletionTool {
  return { type: 'function', function: { name, description, parameters: schema, ...(original ? { strict: isStrict(schema) } : {}) } };
}

function messageOf(message: ChatMessage): ChatCompletionMessageParam {
  switch (message.role) {
    case 'system':
      return { role: 'system', content: message.text };
    case 'user':
      return { role: 'user', content: message.text };
    case 'tool':
      return { role: 'tool', tool_call_id: message.callId, content: message.text };
    case 'assistant':
      return assistantMessage(message);
  }
}

function assistantMessage({ text, toolCalls, opaque }: AssistantMessage): ChatCompletionMessageParam {
  const own = isObject(opaque) && opaque['api'] === 'chat' ? opaque : {};
  const extras = asObject(own['calls']);
  const calls = toolCalls.map((call) => ({
    id: call.id,
    type: 'function' as const,
    function: { name: call.name, arguments: call.arguments },
    ...(Object.hasOwn(extras, call.id) ? { extra_content: extras[call.id] } : {}),
  }));
  return {
    role: 'assistant',
    content: text === '' && calls.length > 0 ? null : text,
    ...(calls.length > 0 ? { tool_calls: calls } : {}),
    ...asObject(own['message']),
  };
}
