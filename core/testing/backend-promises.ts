import type { Backend, Model, ModelRequest } from '../contracts/backend.ts';
import { defaultSettings } from '../config/load-settings.ts';
import { isOutreachError } from '../errors.ts';
import { freezeDeeply } from '../freeze-deeply.ts';
import { systemClock } from '../system-clock.ts';
import type { Used } from '../model/attempts.ts';
import { textOf } from '../model/instructions.ts';
import { createModelClient, isModelBackend, type ModelChoice } from '../model/model-client.ts';
import { expectInside } from './plugin-promises.ts';
import { type ContractPromise, expect, expectEqual, expectTyped, outcomeOf, within } from './promise.ts';
import type { BackendSample } from './sample.ts';
import { broughtBy, onStage, type Stage } from './stage.ts';

/** How soon a cancelled request must have ended, in seconds. */
const soon = 2;

const anyQuestion: ModelRequest = {
  task: 'conformance.colour',
  instructions: 'Name the colour in the sentence, in one word, as JSON: {"colour": "…"}.',
  input: { sentence: 'The door is red.' },
  schema: { type: 'object', required: ['colour'], additionalProperties: false, properties: { colour: { type: 'string' } } },
};

export function backendPromises(plugin: unknown, sample: BackendSample): readonly ContractPromise[] {
  const { id } = sample;
  const model = sample.model ?? null;
  const questions = sample.requests ?? [anyQuestion];
  const promise = (sentence: string, check: (backend: Backend, stage: Stage) => Promise<void>): ContractPromise => ({
    title: `backend ${id} ${sentence}`,
    check: () => onStage(plugin, sample, (stage) => check(broughtBy(stage, 'backends', id), stage)),
  });

  return [
    promise('says who answers, and whether requests leave this machine', async (backend) => {
      expect(typeof backend.label === 'string' && backend.label.trim() !== '', 'it has no label');
      expect(typeof backend.remote === 'boolean', 'it does not say whether it is remote');
    }),
    promise('answers with a value that fits the schema, and counts what it used', async (_, stage) => {
      for (const question of questions) {
        const usages: Used[] = [];
        await ask(stage, { backend: id, model }, question, new AbortController().signal, (usage) => usages.push(usage));
        expect(usages.length > 0, `it did not count what ${question.task} used`);
      }
    }),
    promise('turns texts into vectors in their order, when it has a model for it', async (backend, stage) => {
      if (!('complete' in backend) || typeof backend.embeddingModel !== 'string') return;
      const [one, other, oneAgain] = await modelOn(stage, { backend: id, model }).embed(['The door is red.', 'Trains leave for the coast on Sundays.', 'The door is red.']);
      expect(one !== undefined && other !== undefined && oneAgain !== undefined, 'there are fewer than texts');
      expect(distance(one, oneAgain) < distance(one, other), 'equal texts lie farther apart than different ones');
    }),
    promise('leaves the question as it is', async (_, stage) => {
      for (const question of questions) await ask(stage, { backend: id, model }, freezeDeeply(structuredClone(question)));
    }),
    promise('gives the same answer to the same question, also to two at once, when it is no model', async (backend, stage) => {
      if (backend.remote || sample.mayConnect === true) return;
      for (const question of questions) {
        const alone = await ask(stage, { backend: id, model }, question);
        expectEqual(await Promise.all([ask(stage, { backend: id, model }, question), ask(stage, { backend: id, model }, question)]), [alone, alone], `asked ${question.task} again, it answered otherwise`);
      }
    }),
    promise('says in plain words when it cannot do what it is asked', async (_, stage) => {
      const outcome = await outcomeOf(() => ask(stage, { backend: id, model }, { ...anyQuestion, task: 'conformance.unheard-of', input: null }));
      if ('thrown' in outcome) expectTyped(outcome.thrown, 'asked something unheard of');
      if ('thrown' in outcome && isOutreachError(outcome.thrown)) expect(outcome.thrown.code !== 'plugin_failed', `asked something unheard of, it failed without help: ${outcome.thrown.message}`);
    }),
    promise('ends a cancelled request', async (backend, stage) => {
      const [question = anyQuestion] = questions;
      const stopping = new AbortController();
      const answering = outcomeOf(() => askItself(backend, stage, { backend: id, model }, question, stopping.signal));
      stopping.abort(new Error('cancelled by the test'));
      await within(soon, 'ending the request', answering);
    }),
    promise('does nothing for a request that was cancelled before it began', async (backend, stage) => {
      const [question = anyQuestion] = questions;
      const outcome = await within(soon, 'ending the request', outcomeOf(() => askItself(backend, stage, { backend: id, model }, question, AbortSignal.abort(new Error('cancelled by the test')))));
      expect('thrown' in outcome, 'it answered all the same');
      expect(stage.outside.length === 0, stage.outside.join('; '));
    }),
    promise('touches nothing outside of its scope, but for what it says', async (_, stage) => {
      for (const question of questions) await ask(stage, { backend: id, model }, question);
      expectInside(stage);
    }),
  ];
}

/** Rules are asked without the client, which would hear the signal for them. */
async function askItself(backend: Backend, stage: Stage, choice: ModelChoice, question: ModelRequest, signal: AbortSignal): Promise<unknown> {
  if (isModelBackend(backend)) return ask(stage, choice, question, signal);
  return backend.generateObject({ ...question, instructions: textOf(question.instructions), model: null, signal });
}

/** As an agent asks: through the model client, which checks the answer. */
function ask(stage: Stage, choice: ModelChoice, question: ModelRequest, signal = new AbortController().signal, onUsage: (used: Used) => void = () => undefined): Promise<unknown> {
  return modelOn(stage, choice, signal, onUsage).generateObject(question);
}

function modelOn(stage: Stage, choice: ModelChoice, signal = new AbortController().signal, onUsage: (used: Used) => void = () => undefined): Model {
  const client = createModelClient({ backends: () => stage.kernel.backends, choices: () => [choice], limits: defaultSettings().llm, clock: systemClock });
  return client.modelFor('module', { asker: { agent: 'conformance', campaignId: null, leadId: null }, signal, onUsage });
}

function distance(one: readonly number[], other: readonly number[]): number {
  return Math.hypot(...one.map((each, at) => each - (other[at] ?? 0)));
}
