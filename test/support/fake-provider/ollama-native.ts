import { type Fields, fieldsOf, listOf, numberOf, parseFields, textOf } from './json-fields.ts';
import { askedFunction } from './openai-chat.ts';
import { type AskedMessage, plainQuestion, type Question, roleOf } from './question.ts';
import type { FullReply } from './reply.ts';
import { tokensOf } from './tokens.ts';
import { type StreamFailure, type WireFormat, withLies } from './wire-format.ts';

/** `POST /api/chat` (github.com/ollama/ollama, docs/api.md). */
export const ollamaChat: WireFormat = {
  ...lines((text, { reasoning = '', calls = [] }) => ({ message: { role: 'assistant', content: text, ...(reasoning === '' ? {} : { thinking: reasoning }), ...(calls.length === 0 ? {} : { tool_calls: calls }) } })),
  question: (body) => ({
    ...asked(body),
    messages: listOf(body['messages']).map(askedMessage),
    tools: listOf(body['tools']).map((tool) => askedFunction(fieldsOf(tool)['function'])),
  }),
};

/** `POST /api/generate` (the same page): a prompt without a conversation. */
export const ollamaGenerate: WireFormat = {
  ...lines((text, { reasoning = '' }) => ({ response: text, ...(reasoning === '' ? {} : { thinking: reasoning }) })),
  question: (body) => ({
    ...asked(body),
    messages: [...(textOf(body['system']) === '' ? [] : [{ role: 'system' as const, text: textOf(body['system']) }]), { role: 'user', text: textOf(body['prompt']) }],
  }),
};

function asked(body: Fields): Question {
  const { format } = body;
  const options = fieldsOf(body['options']);
  const longest = numberOf(options['num_predict']);
  return {
    ...plainQuestion,
    model: textOf(body['model']),
    stream: body['stream'] !== false, // Ollama streams unless it is told not to
    streamUsage: true,
    object: format === 'json' ? 'json' : typeof format === 'object' && format !== null ? fieldsOf(format) : null,
    maxOutputTokens: longest !== null && longest > 0 ? longest : null,
    contextTokens: numberOf(options['num_ctx']),
    truncate: body['truncate'] !== false,
  };
}

function askedMessage(value: unknown): AskedMessage {
  const { role, content, tool_calls: calls } = fieldsOf(value);
  return { role: roleOf(role), text: [textOf(content), ...listOf(calls).map((call) => JSON.stringify(fieldsOf(fieldsOf(call)['function'])['arguments']))].filter(Boolean).join('\n') };
}

interface Beside {
  readonly reasoning?: string;
  readonly calls?: readonly Fields[];
}

/** One JSON object on each line; both APIs differ in how they word a piece. */
function lines(worded: (text: string, beside: Beside) => Fields): Omit<WireFormat, 'question'> {
  const line = ({ model }: FullReply, fields: Fields): Fields => ({ model, created_at: '2026-02-02T02:40:00.000000Z', ...fields });
  const calls = ({ toolCalls }: FullReply) => toolCalls.map(({ id, name, arguments: json }, index) => ({ id, function: { index, name, arguments: parseFields(json) } }));
  return {
    provider: 'ollama',
    whole: (reply) => line(reply, { ...worded(reply.text, { reasoning: reply.reasoning, calls: calls(reply) }), ...ending(reply) }),
    events: (reply) => [
      ...tokensOf(reply.reasoning).map((reasoning) => line(reply, { ...worded('', { reasoning }), done: false })),
      ...tokensOf(reply.text).map((piece) => line(reply, { ...worded(piece, {}), done: false })),
      // A call comes whole, on one line.
      ...calls(reply).map((call) => line(reply, { ...worded('', { calls: [call] }), done: false })),
      line(reply, { ...worded('', {}), ...ending(reply) }),
    ],
    frame: (json) => `${json}\n`,
    end: '',
    streamType: 'application/x-ndjson',
    failure: ({ message = 'server busy, please try again. maximum pending requests exceeded' }: StreamFailure) => ({ error: message }),
  };
}

/** Durations are nanoseconds. */
function ending({ finish, usage, wireUsage }: FullReply): Fields {
  const counts = usage === null ? {} : { prompt_eval_count: usage.inputTokens, prompt_eval_duration: 130_079_000, eval_count: usage.outputTokens, eval_duration: 259_000_000 };
  return { done: true, done_reason: finish === 'length' ? 'length' : finish === 'other' ? 'unload' : 'stop', total_duration: 398_000_000, load_duration: 5_000_000, ...withLies(counts, wireUsage) };
}
