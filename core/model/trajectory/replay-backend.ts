import type { ChatAnswer, ChatPiece, ChatRequest, ModelBackend, ModelTraits } from '../../contracts/backend.ts';
import { createError, type ErrorCode, errorTable } from '../../errors.ts';
import { foldQuestion } from './fold-question.ts';
import { tellMiss } from './tell-miss.ts';
import type { RecordedError } from './line.ts';
import { readTrajectory } from './read-trajectory.ts';

export interface ReplayOptions {
  /** `replay` unless said otherwise. */
  readonly id?: string;
  /** What the model is to be taken for: all that can be, unless said otherwise. */
  readonly traits?: ModelTraits;
  /** Failures that were recorded are thrown again in their turn; else they are passed over, and only answers are given. */
  readonly withFailures?: boolean;
}

type Recorded = { readonly answer: ChatAnswer } | { readonly error: RecordedError };

/**
 * A test double for models: answers each question as it was answered in a trajectory, equal ones in their order, and asks nobody.
 * A question that was not recorded, or was asked more often, throws `replay_miss`, which quotes both questions: it is for tests, not for a user's logs.
 */
export async function replayBackend(file: string, { id = 'replay', traits = capable, withFailures = false }: ReplayOptions = {}): Promise<ModelBackend> {
  const recorded = new Map<string, Recorded[]>();
  const models = new Set<string>();
  for await (const { questionHash, model, answer, usage, error } of readTrajectory(file)) {
    models.add(model);
    const turns = recorded.get(questionHash) ?? [];
    recorded.set(questionHash, turns);
    if (answer !== null) turns.push({ answer: { ...answer, usage: usage ?? { inputTokens: 0, outputTokens: 0 } } });
    else if (error !== null && withFailures) turns.push({ error });
  }
  const asked = new Map<string, number>();

  async function complete(request: ChatRequest): Promise<ChatAnswer> {
    request.signal.throwIfAborted();
    const { hash } = foldQuestion(request);
    const turn = asked.get(hash) ?? 0;
    const found = recorded.get(hash)?.[turn];
    if (found === undefined) throw await tellMiss(file, request, turn);
    asked.set(hash, turn + 1);
    if ('error' in found) throw thrownAgain(found.error);
    return found.answer;
  }

  return {
    id,
    label: 'a recorded run',
    remote: false,
    defaultModel: [...models][0] ?? null,
    traits: () => traits,
    checkSetup: async () => undefined,
    complete,
    async *stream(request) {
      yield* piecesOf(await complete(request));
    },
    models: async () => [...models].map((model) => ({ id: model, contextTokens: traits.contextTokens, digest: null })),
  };
}

const capable: ModelTraits = { contextTokens: null, maxOutputTokens: null, tools: true, objects: 'schema' };

/** How a provider would have told it, in as few pieces as can be. */
function* piecesOf(answer: ChatAnswer): Generator<ChatPiece> {
  if (answer.reasoning !== '') yield { kind: 'reasoning', text: answer.reasoning };
  if (answer.text !== '') yield { kind: 'text', text: answer.text };
  for (const [index, { id, name, arguments: json }] of answer.toolCalls.entries()) yield { kind: 'tool-call', index, id, name, arguments: json };
  yield { kind: 'finish', answer };
}

/** Of a code that this version does not know, the message is all that is left. */
function thrownAgain({ code, message, retryable, details }: RecordedError): Error {
  if (Object.hasOwn(errorTable, code)) return createError(code as ErrorCode, details as never, { retryable });
  return new Error(message);
}
