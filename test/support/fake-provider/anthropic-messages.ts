import type { Finish } from '../../../core/contracts/backend.ts';
import { type Fields, fieldsOf, listOf, numberOf, parseFields, textOf } from './json-fields.ts';
import { type AskedMessage, plainQuestion, type Question, roleOf } from './question.ts';
import type { FullReply } from './reply.ts';
import { tokensOf } from './tokens.ts';
import { eventStream, namedEvent, type WireFormat, withLies } from './wire-format.ts';

/** `POST /v1/messages` (platform.claude.com/docs/en/api/messages, and …/build-with-claude/streaming for the events). */
export const anthropicMessages: WireFormat = {
  provider: 'anthropic',
  question,
  whole: (reply) => ({ ...message(reply), content: blocks(reply), ...ending(reply), usage: usage(reply) }),
  events,
  frame: namedEvent,
  end: '',
  streamType: eventStream,
  failure: ({ type = 'overloaded_error', message: words = 'Overloaded' }) => ({ type: 'error', error: { type, message: words } }),
};

const stopReasons: Readonly<Record<Finish, string>> = { stop: 'end_turn', 'tool-calls': 'tool_use', length: 'max_tokens', refusal: 'refusal', other: 'pause_turn' };

function question(body: Fields): Question {
  const system = contentText(body['system']);
  const choice = fieldsOf(body['tool_choice']);
  return {
    ...plainQuestion,
    model: textOf(body['model']),
    stream: body['stream'] === true,
    messages: [...(system === '' ? [] : [{ role: 'system' as const, text: system }]), ...listOf(body['messages']).map(askedMessage)],
    tools: listOf(body['tools']).map(fieldsOf).map((tool) => ({ name: textOf(tool['name']), description: textOf(tool['description']), schema: fieldsOf(tool['input_schema']) })),
    toolChoice: choice['type'] === 'tool' ? { name: textOf(choice['name']) } : choice['type'] === 'any' ? 'required' : choice['type'] === 'none' ? 'none' : 'auto',
    object: schemaOf(fieldsOf(body['output_config'])['format'] ?? body['output_format']),
    maxOutputTokens: numberOf(body['max_tokens']),
  };
}

function schemaOf(format: unknown): Question['object'] {
  const { type, schema } = fieldsOf(format);
  return type === 'json_schema' ? fieldsOf(schema) : null;
}

function askedMessage(value: unknown): AskedMessage {
  const { role, content } = fieldsOf(value);
  const onlyResults = Array.isArray(content) && content.length > 0 && content.every((block) => fieldsOf(block)['type'] === 'tool_result');
  return { role: onlyResults ? 'tool' : roleOf(role), text: contentText(content) };
}

/** Text blocks, results of tools, and calls, as one text. */
function contentText(content: unknown): string {
  if (typeof content === 'string') return content;
  return listOf(content)
    .map(fieldsOf)
    .map((block) => (block['type'] === 'tool_use' ? JSON.stringify(block['input']) : block['type'] === 'tool_result' ? contentText(block['content']) : textOf(block['text'])))
    .join('\n');
}

function message({ number, model }: FullReply): Fields {
  return { model, id: `msg_fake_${number}`, type: 'message', role: 'assistant', content: [], container: null, diagnostics: null, stop_details: null, stop_reason: null, stop_sequence: null };
}

function blocks({ reasoning, text, toolCalls, number }: FullReply): readonly Fields[] {
  return [
    ...(reasoning === '' ? [] : [{ type: 'thinking', thinking: reasoning, signature: signature(number) }]),
    ...(text === '' ? [] : [{ type: 'text', text, citations: null }]),
    ...toolCalls.map(({ id, name, arguments: json }) => ({ type: 'tool_use', id, name, input: parseFields(json), caller })),
  ];
}

const caller = { type: 'direct' };

function ending({ finish }: FullReply): Fields {
  return { stop_reason: stopReasons[finish], stop_sequence: null, stop_details: finish === 'refusal' ? { type: 'refusal', category: null, explanation: null } : null };
}

/** Cached tokens are told beside `input_tokens`, not in it. */
function usage({ usage: told, wireUsage }: FullReply): Fields {
  if (told === null) return withLies({}, wireUsage);
  const { inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens, reasoningTokens } = told;
  return withLies(
    {
      input_tokens: inputTokens - cachedInputTokens - cacheWriteTokens,
      cache_creation_input_tokens: cacheWriteTokens,
      cache_read_input_tokens: cachedInputTokens,
      cache_creation: { ephemeral_5m_input_tokens: cacheWriteTokens, ephemeral_1h_input_tokens: 0 },
      output_tokens: outputTokens,
      output_tokens_details: { thinking_tokens: reasoningTokens },
      server_tool_use: null,
      service_tier: 'standard',
    },
    wireUsage,
  );
}

function events(reply: FullReply): readonly Fields[] {
  const told = usage(reply);
  const { service_tier: _tier, cache_creation: _creation, ...final } = told;
  return [
    { type: 'message_start', message: { ...message(reply), usage: 'output_tokens' in told ? { ...told, output_tokens: Math.min(1, Number(told['output_tokens'])) } : told } },
    ...blocks(reply).flatMap((block, index) => blockEvents(block, index, reply)),
    { type: 'message_delta', delta: { container: null, ...ending(reply) }, usage: final },
    { type: 'message_stop' },
  ];
}

function blockEvents(block: Fields, index: number, { text, reasoning, toolCalls, number }: FullReply): readonly Fields[] {
  const delta = (fields: Fields): Fields => ({ type: 'content_block_delta', index, delta: fields });
  const start = (empty: Fields): Fields => ({ type: 'content_block_start', index, content_block: empty });
  const stop = { type: 'content_block_stop', index };
  // The recordings have a ping after the first block begins, and sometimes in other places.
  const ping = index === 0 ? [{ type: 'ping' }] : [];
  if (block['type'] === 'thinking') {
    return [start({ type: 'thinking', thinking: '', signature: '' }), ...ping, ...tokensOf(reasoning).map((piece) => delta({ type: 'thinking_delta', thinking: piece })), delta({ type: 'signature_delta', signature: signature(number) }), stop];
  }
  if (block['type'] === 'text') return [start({ type: 'text', text: '', citations: null }), ...ping, ...tokensOf(text).map((piece) => delta({ type: 'text_delta', text: piece })), stop];
  const json = toolCalls.find(({ id }) => id === block['id'])?.arguments ?? '';
  const { id, name } = block;
  return [
    start({ type: 'tool_use', id, name, input: {}, caller }),
    ...ping,
    // A call without arguments has one empty delta, as recorded.
    ...['', ...(json === '{}' ? [] : tokensOf(json))].map((piece) => delta({ type: 'input_json_delta', partial_json: piece })),
    stop,
  ];
}

function signature(number: number): string {
  return Buffer.from(`signed by fake model ${number}`).toString('base64');
}
