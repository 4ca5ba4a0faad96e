import type { ObjectAnswer, ObjectRequest, RulesBackend } from '../contracts/backend.ts';
import { blamePlugin, createError } from '../errors.ts';
import { nextTurn } from '../in-turns.ts';
import { type JsonSchema, validate } from '../validate.ts';

/** One question to rules, which take a turn of the event loop of their own: they answer at once, and an editor would stand still over all of them. A backend's failure is put under the name of its plugin, not under that of the agent that asked. */
export async function askRules(backend: RulesBackend, plugin: string, request: ObjectRequest): Promise<ObjectAnswer> {
  await nextTurn();
  request.signal.throwIfAborted();
  const invalid = (what: string, problems: string) => createError('answer_invalid', { who: `Backend "${backend.id}"`, what, problems }, { plugin });
  try {
    const answer: unknown = await backend.generateObject(request);
    await nextTurn();
    const whole = validate<ObjectAnswer>(answerSchema, answer);
    if (!whole.ok) throw invalid('an answer', whole.problems);
    const checked = validate(request.schema, whole.value.value);
    if (!checked.ok) throw invalid(`an answer to ${request.task}`, checked.problems);
    return whole.value;
  } catch (thrown) {
    if (request.signal.aborted) throw request.signal.reason;
    throw blamePlugin(plugin, `answering ${request.task}`, thrown);
  }
}

const answerSchema: JsonSchema = {
  type: 'object',
  required: ['value', 'usage'],
  properties: {
    value: {},
    usage: {
      type: 'object',
      required: ['inputTokens', 'outputTokens'],
      properties: { inputTokens: { type: 'integer', minimum: 0 }, outputTokens: { type: 'integer', minimum: 0 } },
    },
  },
};
