import { think } from './brain.ts';
import { createPromptCache, readPrompt, toldCount, windowOf } from './context-window.ts';
import type { Answer } from './deliver.ts';
import { endpointFor, providerAt } from './endpoints.ts';
import type { Fields } from './json-fields.ts';
import { type FakeProviderOptions, usualModels } from './options.ts';
import type { Question } from './question.ts';
import { refusal } from './refusals.ts';
import { completeReply, type FullReply } from './reply.ts';
import type { FakeRequest, Step } from './step.ts';
import type { WireFormat } from './wire-format.ts';

/** The answer to a request, of which `number` counts from 1. */
export type Answering = (request: FakeRequest, step: Step, number: number) => Promise<Answer>;

/** What one provider answers, with the memory it has. */
export function createAnswering(options: FakeProviderOptions): Answering {
  const cache = createPromptCache();
  const ollama = options.ollama ?? {};
  return async (request, step, number) => {
    const endpoint = endpointFor(request);
    const provider = endpoint?.provider ?? providerAt(request.path);
    const answer = (body: string, status = step.status ?? 200, type = 'application/json'): Answer => ({ status, headers: { 'content-type': type, ...(provider === 'anthropic' ? { 'request-id': `req_fake_${number}` } : { 'x-request-id': `req_fake_${number}` }), ...step.headers }, pieces: [body] });
    const json = (value: unknown, status?: number) => answer(JSON.stringify(value), status);
    const refuse = (status: number, words?: string) => json(refusal(provider, status, words), status);

    if (step.text !== undefined) return answer(step.text, step.status, 'text/plain; charset=utf-8');
    if (step.json !== undefined) return json(step.json);
    if (step.error !== undefined || (step.status ?? 200) >= 300) return refuse(step.status ?? 500, step.error);
    if (endpoint === undefined) return refuse(404, `There is no ${request.method} ${request.path}.`);
    if (provider !== 'ollama' && options.apiKey !== undefined && keyOf(request) !== options.apiKey) return refuse(401);
    const { model } = request.fields;
    if (typeof model === 'string' && options.models !== undefined && !options.models.includes(model)) return refuse(404, `model '${model}' not found`);
    if (endpoint.format === undefined) return json(endpoint.lookUp(request.fields, { models: options.models ?? usualModels, ollama }));

    const { format } = endpoint;
    if (step.recording !== undefined) return recorded(step.recording, format, answer);
    const question = format.question(request.fields);
    if (provider === 'ollama' && ollama.tools === false && question.tools.length > 0) return refuse(400, `${question.model} does not support tools`);
    const prompt = readPrompt(question, provider === 'ollama' ? windowOf(question, ollama) : Number.POSITIVE_INFINITY);
    if (prompt.cut && !question.truncate) return refuse(400, 'the input length exceeds the context length');
    const inputTokens = provider === 'ollama' ? toldCount(prompt.tokens, cache.remembered(question.model, prompt.text), ollama) : prompt.tokens;
    const reply = step.reply ?? (await (options.answer ?? ((asked, text) => think(asked, text, options)))(question, prompt.text));
    const full = completeReply(reply, { number, model: question.model, inputTokens });
    return question.stream ? { ...answer('', 200, format.streamType), pieces: stream(full, question, format, step) } : json(format.whole(full));
  };
}

/** `x-api-key` for Anthropic, a bearer token for the others. */
function keyOf({ headers }: FakeRequest): string | undefined {
  const key = headers['x-api-key'] ?? headers['authorization'];
  return typeof key === 'string' ? key.replace(/^Bearer /, '') : undefined;
}

function stream(reply: FullReply, question: Question, format: WireFormat, { stopAfter, failure }: Step): readonly string[] {
  const events = format.events(reply, question);
  const frame = (event: Fields) => format.frame(JSON.stringify(event));
  if (stopAfter === undefined && failure === undefined) return [...events.map(frame), ...endOf(format)];
  const told = events.slice(0, stopAfter ?? Math.floor(events.length / 2));
  return [...told, ...(failure === undefined ? [] : [format.failure(failure)])].map(frame);
}

/** A recorded answer as it is; of a recorded stream, each line is one event. */
function recorded(recording: string, format: WireFormat, answer: (body: string, status?: number, type?: string) => Answer): Answer {
  const events = recording.split('\n').filter((line) => line.trim() !== '');
  if (isOneDocument(recording) && events.length !== 1) return answer(recording);
  return { ...answer('', 200, format.streamType), pieces: [...events.map(format.frame), ...endOf(format)] };
}

function endOf({ end }: WireFormat): readonly string[] {
  return end === '' ? [] : [end];
}

function isOneDocument(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false; // several, one on each line
  }
}
