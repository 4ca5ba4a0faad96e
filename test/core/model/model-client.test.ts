import test from 'ava';
import type { Backend, ObjectRequest, RulesBackend, Usage } from '../../../core/contracts/backend.ts';
import { defaultSettings } from '../../../core/config/load-settings.ts';
import type { Used } from '../../../core/model/attempts.ts';
import { createModelClient } from '../../../core/model/model-client.ts';
import { createRegistry } from '../../../core/kernel/registry.ts';
import { createHandClock } from '../../support/hand-clock.ts';

const request = { task: 'research.findings', instructions: 'Find.', input: {}, schema: { type: 'object', required: ['found'], properties: { found: { type: 'integer' } } } };
const asker = { agent: 'research', campaignId: null, leadId: null };
const usage: Usage = { inputTokens: 3, outputTokens: 2 };

function clientWith(generateObject: RulesBackend['generateObject'], onUsage?: (used: Used) => void, signal = new AbortController().signal) {
  const backends = createRegistry<Backend>('backends');
  backends.add('rules-plugin', 'rules', { id: 'rules', label: 'Rules', remote: false, generateObject });
  const client = createModelClient({ backends: () => backends, choices: (role) => [{ backend: role === 'writer' ? 'absent' : 'rules', model: 'small' }], limits: defaultSettings().llm, clock: createHandClock() });
  return client.modelFor('research', { asker, signal, ...(onUsage === undefined ? {} : { onUsage }) });
}

test('an agent gets the answer of its role\'s backend, which is asked for the configured model', async (t) => {
  const asked: ObjectRequest[] = [];
  const used: Used[] = [];
  const model = clientWith(async (question) => (asked.push(question), { value: { found: 2 }, usage }), (each) => used.push(each));
  t.is(model.label, 'Rules');
  t.deepEqual(await model.generateObject(request), { found: 2 });
  t.like(asked[0], { task: 'research.findings', model: 'small' });
  t.deepEqual(used, [{ usage, micros: 0 }]);
});

for (const [what, answer, says] of [
  ['does not fit the question\'s schema', { value: { found: 'two' }, usage }, /^Backend "rules" returned an answer to research\.findings that does not fit its schema: found must be integer$/],
  ['is nothing', undefined, /^Backend "rules" returned an answer that does not fit/],
  ['is null', null, /must be object/],
  ['has no usage', { value: { found: 2 } }, /usage/],
  ['counts less than nothing', { value: { found: 2 }, usage: { inputTokens: -1, outputTokens: 0 } }, /usage\.inputTokens must be >= 0/],
] as const) {
  test(`an answer that ${what} is refused under the backend's name`, async (t) => {
    const error = await t.throwsAsync(clientWith(async () => answer as never).generateObject(request), { message: says });
    t.like(error, { code: 'answer_invalid', plugin: 'rules-plugin' });
  });
}

test('a backend that throws is named itself, not the agent that asked', async (t) => {
  const error = await t.throwsAsync(clientWith(() => { throw new Error('no luck'); }).generateObject(request));
  t.like(error, { code: 'plugin_failed', plugin: 'rules-plugin', message: 'Plugin "rules-plugin" failed while answering research.findings: no luck' });
});

test('a request that was cancelled before it began is not sent', async (t) => {
  const reason = new Error('cancelled');
  const model = clientWith(async () => t.fail('it was sent') as never, undefined, AbortSignal.abort(reason));
  t.is(await t.throwsAsync(model.generateObject(request)), reason);
});

test('a request that is cancelled fails with the reason for it, whatever the backend makes of it', async (t) => {
  const stopping = new AbortController();
  const reason = new Error('cancelled');
  const model = clientWith(async () => { stopping.abort(reason); throw new Error('socket closed'); }, undefined, stopping.signal);
  t.is(await t.throwsAsync(model.generateObject(request)), reason);
});

test('a role whose backend is not there says which exist', async (t) => {
  const backends = createRegistry<Backend>('backends');
  const client = createModelClient({ backends: () => backends, choices: () => [{ backend: 'absent', model: null }], limits: defaultSettings().llm, clock: createHandClock() });
  const model = client.modelFor('writer', { asker, signal: new AbortController().signal });
  await t.throwsAsync(model.generateObject(request), { message: 'There is no backend "absent".' });
});

test('rules make no vectors, and say so', async (t) => {
  const error = await t.throwsAsync(clientWith(async () => t.fail('they were asked') as never).embed(['one']));
  t.like(error, { code: 'model_needed', message: 'Rules cannot answer embed.texts: this needs a model.' });
});
