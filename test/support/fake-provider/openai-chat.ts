import type { Finish } from '../../../core/contracts/backend.ts';
import { type Fields, fieldsOf, listOf, numberOf, textOf } from './json-fields.ts';
import { type AskedMessage, type AskedTool, plainQuestion, type Question, roleOf } from './question.ts';
import type { FullReply } from './reply.ts';
import { tokensOf } from './tokens.ts';
import { created, eventStream, namelessEvent, type WireFormat, withLies } from './wire-format.ts';

/** `POST /v1/chat/completions` (platform.openai.com/docs/api-reference/chat). Reasoning is told as DeepSeek, xAI and vLLM tell it: `reasoning_content`. */
export const openaiChat: WireFormat = {
  provider: 'openai',
  question,
  whole: (reply) => ({
    ...completion(reply, 'chat.completion'),
    choices: [{ index: 0, message: wholeMessage(reply), logprobs: null, finish_reason: finishReasons[reply.finish] }],
    ...usage(reply),
    service_tier: 'default',
    system_fingerprint: 'fp_fake',
  }),
  events,
  frame: namelessEvent,
  end: 'data: [DONE]\n\n',
  streamType: eventStream,
  failure: openaiFailure,
};

export const finishReasons: Readonly<Record<Finish, string>> = { stop: 'stop', 'tool-calls': 'tool_calls', length: 'length', refusal: 'stop', other: 'content_filter' };

function question(body: Fields): Question {
  return {
    ...plainQuestion,
    model: textOf(body['model']),
    stream: body['stream'] === true,
    streamUsage: fieldsOf(body['stream_options'])['include_usage'] === true,
    messages: listOf(body['messages']).map(askedMessage),
    tools: listOf(body['tools']).map((tool) => askedFunction(fieldsOf(tool)['function'])),
    toolChoice: toolChoiceOf(body['tool_choice']),
    object: schemaOf(fieldsOf(body['response_format'])),
    maxOutputTokens: numberOf(body['max_completion_tokens']) ?? numberOf(body['max_tokens']),
  };
}

function schemaOf({ type, json_schema: named }: Fields): Question['object'] {
  return type === 'json_schema' ? fieldsOf(fieldsOf(named)['schema']) : type === 'json_object' ? 'json' : null;
}

/** A function as Chat Completions, Responses and Ollama describe it. */
export function askedFunction(value: unknown): AskedTool {
  const { name, description, parameters } = fieldsOf(value);
  return { name: textOf(name), description: textOf(description), schema: fieldsOf(parameters) };
}

/** `auto`, `required`, `none`, or one by its name. */
export function toolChoiceOf(value: unknown): Question['toolChoice'] {
  if (value === 'required' || value === 'none') return value;
  const name = textOf(fieldsOf(fieldsOf(value)['function'])['name'] ?? fieldsOf(value)['name']);
  return name === '' ? 'auto' : { name };
}

function askedMessage(value: unknown): AskedMessage {
  const { role, content, tool_calls: calls } = fieldsOf(value);
  return { role: roleOf(role), text: [partsText(content), ...listOf(calls).map((call) => textOf(fieldsOf(fieldsOf(call)['function'])['arguments']))].filter(Boolean).join('\n') };
}

/** A content that is a text, or a list of parts with texts. */
export function partsText(content: unknown): string {
  return typeof content === 'string' ? content : listOf(content).map((part) => textOf(fieldsOf(part)['text'])).join('\n');
}

function completion({ number, model }: FullReply, object: string): Fields {
  return { id: `chatcmpl-fake${number}`, object, created, model };
}

function wholeMessage({ text, reasoning, toolCalls, finish }: FullReply): Fields {
  return {
    role: 'assistant',
    content: finish === 'refusal' || (text === '' && toolCalls.length > 0) ? null : text,
    refusal: finish === 'refusal' ? text : null,
    ...(reasoning === '' ? {} : { reasoning_content: reasoning }),
    ...(toolCalls.length === 0 ? {} : { tool_calls: toolCalls.map(({ id, name, arguments: json }) => ({ id, type: 'function', function: { name, arguments: json } })) }),
    annotations: [],
  };
}

function usage({ usage: told, wireUsage }: FullReply): Fields {
  if (told === null) return {};
  const { inputTokens, cachedInputTokens, outputTokens, reasoningTokens } = told;
  return {
    usage: withLies(
      {
        prompt_tokens: inputTokens,
        completion_tokens: outputTokens,
        total_tokens: inputTokens + outputTokens,
        prompt_tokens_details: { cached_tokens: cachedInputTokens, audio_tokens: 0 },
        completion_tokens_details: { reasoning_tokens: reasoningTokens, audio_tokens: 0, accepted_prediction_tokens: 0, rejected_prediction_tokens: 0 },
      },
      wireUsage,
    ),
  };
}

function events(reply: FullReply, { streamUsage }: Question): readonly Fields[] {
  const { text, reasoning, toolCalls, finish } = reply;
  const chunk = (choices: readonly Fields[]): Fields => ({ ...completion(reply, 'chat.completion.chunk'), service_tier: 'default', system_fingerprint: 'fp_fake', choices, ...(streamUsage ? { usage: null } : {}) });
  const delta = (fields: Fields, finishReason: string | null = null): Fields => chunk([{ index: 0, delta: fields, logprobs: null, finish_reason: finishReason }]);
  const said = finish === 'refusal' ? 'refusal' : 'content';
  return [
    delta({ role: 'assistant', content: toolCalls.length > 0 && text === '' ? null : '', refusal: null }),
    ...tokensOf(reasoning).map((piece) => delta({ reasoning_content: piece })),
    ...tokensOf(text).map((piece) => delta({ [said]: piece })),
    ...toolCalls.flatMap(({ id, name, arguments: json }, index) => [
      delta({ tool_calls: [{ index, id, type: 'function', function: { name, arguments: '' } }] }),
      ...tokensOf(json).map((piece) => delta({ tool_calls: [{ index, function: { arguments: piece } }] })),
    ]),
    delta({}, finishReasons[finish]),
    ...(streamUsage && reply.usage !== null ? [{ ...chunk([]), ...usage(reply) }] : []),
  ];
}

/** What OpenAI, and servers like it, put into a stream that fails. */
export function openaiFailure({ type = 'server_error', message = 'The server is overloaded. Please try again later.' }: { readonly type?: string; readonly message?: string }): Fields {
  return { error: { message, type, param: null, code: type === 'server_error' ? 'overloaded' : null } };
}
