// How a question becomes messages, and an answer a value: once by what was answered, once more by a re-ask that says what was wrong with it.
import type { ChatAnswer, ChatMessage, ModelRequest, TextRequest } from '../contracts/backend.ts';
import { createError } from '../errors.ts';
import type { AttemptStart, Question } from './attempt-book.ts';
import type { AskedBackend, Reading } from './attempts.ts';
import type { Call } from './call.ts';
import { textOf } from './instructions.ts';
import { readObject, reask } from './ladder/read-object.ts';

export interface ModelQuestion {
  readonly asked: AskedBackend;
  readonly model: string;
  readonly maxOutputTokens: number;
  readonly why: AttemptStart['why'];
}

/** Rejects with `answer_invalid` when neither the answer nor that to the re-ask fits. */
export async function askForObject<Value>(call: Call, { asked, model, maxOutputTokens, why }: ModelQuestion, request: ModelRequest): Promise<Value> {
  const { backend } = asked;
  const traits = backend.traits(model);
  const question: Question = {
    model,
    messages: messagesOf(request, traits.objects === 'none' || traits.objects === 'json'),
    ...(traits.objects === 'none' ? {} : { object: { name: nameOf(request.task), schema: request.schema } }),
    maxOutputTokens: Math.min(maxOutputTokens, traits.maxOutputTokens ?? maxOutputTokens),
    cachePrompt: true,
  };

  const first = await call.ask(asked, question, why, (answer) => read<Value>(answer));
  if ('value' in first) return first.value;
  if (call.requestsLeft < 1) throw unusable(first.problems);
  const again: Question = { ...question, messages: [...question.messages, { role: 'assistant', text: first.text, toolCalls: [] }, { role: 'user', text: reask(first.problems, request.schema) }] };
  const second = await call.ask(asked, again, 're-ask', (answer) => read<Value>(answer));
  if ('value' in second) return second.value;
  throw unusable(second.problems);

  type Outcome<Wanted> = { readonly value: Wanted } | { readonly problems: string; readonly text: string };

  /** An answer that does not fit is not yet a failure: the model is told, once. */
  function read<Wanted>(answer: ChatAnswer): Reading<Outcome<Wanted>> {
    refuseUnusable(answer, asked, model);
    const result = readObject({ text: answer.text, toolCalls: answer.toolCalls, finish: answer.finish, schema: request.schema, wanted: nameOf(request.task) });
    if (result.ok) return { value: { value: result.value as Wanted }, rung: result.rung, usable: true };
    if (result.cut) throw createError('model_answer_cut', { backend: backend.label, model, tokens: answer.usage.outputTokens });
    return { value: { problems: result.problems, text: answer.text }, rung: null, usable: false };
  }

  function unusable(problems: string): Error {
    return createError('answer_invalid', { who: `The model "${model}" of ${backend.label}`, what: `an answer to ${request.task}`, problems }, { plugin: asked.plugin });
  }
}

/** Rejects with a `model_…` error when the answer is cut, empty or refused. */
export async function askForText(call: Call, { asked, model, maxOutputTokens, why }: ModelQuestion, request: TextRequest): Promise<string> {
  return call.ask(asked, textQuestion(asked, model, maxOutputTokens, request), why, (answer) => {
    refuseUnusable(answer, asked, model);
    return { value: answer.text, rung: null, usable: true };
  });
}

/** The same, as it comes. */
export async function* streamText(call: Call, { asked, model, maxOutputTokens, why }: ModelQuestion, request: TextRequest): AsyncGenerator<string, void, undefined> {
  for await (const piece of call.stream(asked, textQuestion(asked, model, maxOutputTokens, request), why, (answer) => refuseUnusable(answer, asked, model))) {
    if (piece.kind === 'text') yield piece.text;
  }
}

function textQuestion({ backend }: AskedBackend, model: string, maxOutputTokens: number, request: TextRequest): Question {
  return {
    model,
    messages: [{ role: 'system', text: textOf(request.instructions) }, { role: 'user', text: documentOf(request) }],
    maxOutputTokens: Math.min(maxOutputTokens, backend.traits(model).maxOutputTokens ?? maxOutputTokens),
    cachePrompt: true,
  };
}

/** What no second question can mend. */
export function refuseUnusable({ finish, text, toolCalls, usage }: ChatAnswer, { backend }: AskedBackend, model: string): void {
  if (finish === 'length') throw createError('model_answer_cut', { backend: backend.label, model, tokens: usage.outputTokens });
  if (finish === 'refusal') throw createError('model_answer_refused', { backend: backend.label, model, reason: 'it would not say what it was asked for' });
  if (text.trim() === '' && toolCalls.length === 0) throw createError('model_answer_empty', { backend: backend.label, model });
}

/** The instructions as the system's words, the facts as one JSON document of the user's: what strangers wrote stands inside of strings. */
function messagesOf(request: ModelRequest, tellSchema: boolean): readonly ChatMessage[] {
  const instructions = textOf(request.instructions);
  const shape = tellSchema ? `\n\nAnswer with one JSON value and nothing else. It must fit this JSON schema:\n${JSON.stringify(request.schema)}` : '';
  return [
    { role: 'system', text: `${instructions}${shape}` },
    { role: 'user', text: documentOf(request) },
  ];
}

function documentOf({ task, input }: Pick<ModelRequest, 'task' | 'input'>): string {
  return JSON.stringify({ task, input });
}

/** What providers take as a name: `research.findings` → `research_findings`. */
function nameOf(task: string): string {
  return task.replace(/[^A-Za-z0-9_-]+/g, '_').slice(0, 64);
}
