import { type Fields, fieldsOf, numberOf, textOf } from './json-fields.ts';
import { finishReasons, openaiFailure } from './openai-chat.ts';
import { plainQuestion } from './question.ts';
import type { FullReply } from './reply.ts';
import { tokensOf } from './tokens.ts';
import { created, eventStream, namelessEvent, type WireFormat, withLies } from './wire-format.ts';

/** `POST /v1/completions` (platform.openai.com/docs/api-reference/completions): a prompt, and how it goes on. */
export const openaiCompletions: WireFormat = {
  provider: 'openai',
  question: (body) => ({
    ...plainQuestion,
    model: textOf(body['model']),
    stream: body['stream'] === true,
    streamUsage: fieldsOf(body['stream_options'])['include_usage'] === true,
    messages: [{ role: 'user', text: Array.isArray(body['prompt']) ? body['prompt'].join('\n') : textOf(body['prompt']) }],
    maxOutputTokens: numberOf(body['max_tokens']) ?? 16, // what the API gives who asks for nothing
  }),
  whole: (reply) => ({ ...completion(reply), choices: [choice(reply.text, finishReasons[reply.finish])], ...usage(reply) }),
  events: (reply, { streamUsage }) => {
    const nothing = streamUsage ? { usage: null } : {};
    return [
      ...tokensOf(reply.text).map((piece) => ({ ...completion(reply), choices: [choice(piece, null)], ...nothing })),
      { ...completion(reply), choices: [choice('', finishReasons[reply.finish])], ...nothing },
      ...(streamUsage && reply.usage !== null ? [{ ...completion(reply), choices: [], ...usage(reply) }] : []),
    ];
  },
  frame: namelessEvent,
  end: 'data: [DONE]\n\n',
  streamType: eventStream,
  failure: openaiFailure,
};

function completion({ number, model }: FullReply): Fields {
  return { id: `cmpl-fake${number}`, object: 'text_completion', created, model };
}

function choice(text: string, finishReason: string | null): Fields {
  return { text, index: 0, logprobs: null, finish_reason: finishReason };
}

function usage({ usage: told, wireUsage }: FullReply): Fields {
  if (told === null) return {};
  const { inputTokens, outputTokens } = told;
  return { usage: withLies({ prompt_tokens: inputTokens, completion_tokens: outputTokens, total_tokens: inputTokens + outputTokens }, wireUsage) };
}
