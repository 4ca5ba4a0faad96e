import { type Fields, fieldsOf, listOf, numberOf, textOf } from './json-fields.ts';
import { askedFunction, partsText, toolChoiceOf } from './openai-chat.ts';
import { type AskedMessage, plainQuestion, type Question, roleOf } from './question.ts';
import type { FullReply } from './reply.ts';
import { tokensOf } from './tokens.ts';
import { created, eventStream, namedEvent, type WireFormat, withLies } from './wire-format.ts';

/** `POST /v1/responses` (platform.openai.com/docs/api-reference/responses, and …/responses-streaming for the events). */
export const openaiResponses: WireFormat = {
  provider: 'openai',
  question,
  whole,
  events,
  frame: namedEvent,
  end: '',
  streamType: eventStream,
  failure: ({ type = 'server_error', message = 'The server is overloaded. Please try again later.' }) => ({ type: 'error', code: type, message, param: null, sequence_number: 0 }),
};

function question(body: Fields): Question {
  const { instructions, input } = body;
  return {
    ...plainQuestion,
    model: textOf(body['model']),
    stream: body['stream'] === true,
    streamUsage: true,
    messages: [
      ...(typeof instructions === 'string' ? [{ role: 'system' as const, text: instructions }] : []),
      ...(typeof input === 'string' ? [{ role: 'user' as const, text: input }] : listOf(input).map(askedItem)),
    ],
    tools: listOf(body['tools']).filter((tool) => fieldsOf(tool)['type'] === 'function').map(askedFunction),
    toolChoice: toolChoiceOf(body['tool_choice']),
    object: schemaOf(fieldsOf(fieldsOf(body['text'])['format'])),
    maxOutputTokens: numberOf(body['max_output_tokens']),
  };
}

function schemaOf({ type, schema }: Fields): Question['object'] {
  return type === 'json_schema' ? fieldsOf(schema) : type === 'json_object' ? 'json' : null;
}

function askedItem(value: unknown): AskedMessage {
  const item = fieldsOf(value);
  if (item['type'] === 'function_call') return { role: 'assistant', text: textOf(item['arguments']) };
  if (item['type'] === 'function_call_output') return { role: 'tool', text: partsText(item['output']) };
  return { role: roleOf(item['role']), text: partsText(item['content']) };
}

function response({ number, model, finish }: FullReply, output: readonly Fields[], done: boolean): Fields {
  const cut = done && (finish === 'length' || finish === 'other');
  return {
    id: `resp_fake_${number}`,
    object: 'response',
    created_at: created,
    status: done ? (cut ? 'incomplete' : 'completed') : 'in_progress',
    background: false,
    error: null,
    incomplete_details: cut ? { reason: finish === 'length' ? 'max_output_tokens' : 'content_filter' } : null,
    instructions: null,
    max_output_tokens: null,
    model,
    output,
    parallel_tool_calls: true,
    previous_response_id: null,
    reasoning: { effort: null, summary: null },
    service_tier: 'default',
    store: false,
    temperature: 1,
    text: { format: { type: 'text' }, verbosity: 'medium' },
    tool_choice: 'auto',
    tools: [],
    top_p: 1,
    truncation: 'disabled',
    usage: null,
    user: null,
    metadata: {},
  };
}

function whole(reply: FullReply): Fields {
  return { ...response(reply, items(reply), true), usage: usage(reply) };
}

function items(reply: FullReply): readonly Fields[] {
  const { number, text, reasoning, toolCalls } = reply;
  return [
    ...(reasoning === '' ? [] : [{ id: `rs_fake_${number}`, type: 'reasoning', summary: [{ type: 'summary_text', text: reasoning }] }]),
    ...(text === '' && toolCalls.length > 0 ? [] : [{ id: `msg_fake_${number}`, type: 'message', status: itemStatus(reply), content: [part(reply)], role: 'assistant' }]),
    ...toolCalls.map(({ id, name, arguments: json }, index) => ({ id: `fc_fake_${number}_${index + 1}`, type: 'function_call', status: itemStatus(reply), arguments: json, call_id: id, name })),
  ];
}

function itemStatus({ finish }: FullReply): string {
  return finish === 'length' || finish === 'other' ? 'incomplete' : 'completed';
}

function part({ text, finish }: FullReply): Fields {
  return finish === 'refusal' ? { type: 'refusal', refusal: text } : { type: 'output_text', annotations: [], logprobs: [], text };
}

function usage({ usage: told, wireUsage }: FullReply): Fields | null {
  if (told === null) return null;
  const { inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens, reasoningTokens } = told;
  return withLies(
    {
      input_tokens: inputTokens,
      input_tokens_details: { cached_tokens: cachedInputTokens, cache_write_tokens: cacheWriteTokens },
      output_tokens: outputTokens,
      output_tokens_details: { reasoning_tokens: reasoningTokens },
      total_tokens: inputTokens + outputTokens,
    },
    wireUsage,
  );
}

function events(reply: FullReply): readonly Fields[] {
  const last = itemStatus(reply) === 'incomplete' ? 'response.incomplete' : 'response.completed';
  const all = [
    { type: 'response.created', response: response(reply, [], false) },
    { type: 'response.in_progress', response: response(reply, [], false) },
    ...items(reply).flatMap((item, index) => itemEvents(item, index, reply)),
    { type: last, response: whole(reply) },
  ];
  return all.map((event, number) => ({ ...event, sequence_number: number }));
}

function itemEvents(item: Fields, index: number, { text, reasoning, finish }: FullReply): readonly Fields[] {
  const at = { item_id: item['id'], output_index: index };
  const added = (fields: Fields): Fields => ({ type: 'response.output_item.added', output_index: index, item: { ...item, ...fields } });
  const done = { type: 'response.output_item.done', output_index: index, item };
  if (item['type'] === 'reasoning') {
    const summary = { ...at, summary_index: 0 };
    return [
      added({ summary: [] }),
      { type: 'response.reasoning_summary_part.added', ...summary, part: { type: 'summary_text', text: '' } },
      ...tokensOf(reasoning).map((delta) => ({ type: 'response.reasoning_summary_text.delta', ...summary, delta })),
      { type: 'response.reasoning_summary_text.done', ...summary, text: reasoning },
      { type: 'response.reasoning_summary_part.done', ...summary, part: { type: 'summary_text', text: reasoning } },
      done,
    ];
  }
  if (item['type'] === 'function_call') {
    const json = textOf(item['arguments']);
    return [
      added({ status: 'in_progress', arguments: '' }),
      ...tokensOf(json).map((delta) => ({ type: 'response.function_call_arguments.delta', ...at, delta })),
      { type: 'response.function_call_arguments.done', ...at, arguments: json },
      done,
    ];
  }
  const content = { ...at, content_index: 0 };
  const [whatIsSaid] = listOf(item['content']).map(fieldsOf);
  const refused = finish === 'refusal';
  return [
    added({ status: 'in_progress', content: [] }),
    { type: 'response.content_part.added', ...content, part: { ...whatIsSaid, [refused ? 'refusal' : 'text']: '' } },
    ...tokensOf(text).map((delta) => (refused ? { type: 'response.refusal.delta', ...content, delta } : { type: 'response.output_text.delta', ...content, delta, logprobs: [] })),
    refused ? { type: 'response.refusal.done', ...content, refusal: text } : { type: 'response.output_text.done', ...content, text, logprobs: [] },
    { type: 'response.content_part.done', ...content, part: whatIsSaid },
    done,
  ];
}
