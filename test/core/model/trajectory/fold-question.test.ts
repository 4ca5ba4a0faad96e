import test from 'ava';
import type { Question } from '../../../../core/model/attempt-book.ts';
import { foldQuestion, unfoldQuestion } from '../../../../core/model/trajectory/fold-question.ts';
import type { FoldedQuestion } from '../../../../core/model/trajectory/line.ts';
import { questionOf, requestOf } from '../../../support/trajectory-step.ts';

const full: Question = {
  ...questionOf('x'.repeat(1000)),
  tools: [{ name: 'read', description: 'reads', schema: { type: 'object', properties: { b: {}, a: {} } } }],
  toolChoice: 'auto',
  object: { name: 'found', schema: { type: 'object' } },
  temperature: 0,
  contextTokens: 8192,
  cachePrompt: true,
};

test('a question and the request that carries it are equal, whatever the order of their keys', (t) => {
  const { hash } = foldQuestion(questionOf('one'));
  t.is(foldQuestion(requestOf('one')).hash, hash);
  t.is(foldQuestion({ maxOutputTokens: 256, messages: questionOf('one').messages.map((message) => ({ ...Object.fromEntries(Object.entries(message).reverse()) }) as typeof message), model: 'small-model' }).hash, hash);
});

test('any difference of a question is one of its hash', (t) => {
  const changes: readonly Partial<Question>[] = [
    { model: 'other' },
    { messages: [...full.messages].reverse() },
    { messages: full.messages.slice(1) },
    { messages: full.messages.map((message) => ({ ...message, text: `${message.text} ` })) },
    { tools: [] },
    { toolChoice: 'none' },
    { object: { name: 'found', schema: { type: 'array' } } },
    { maxOutputTokens: 257 },
    { temperature: 0.1 },
    { contextTokens: 4096 },
    { cachePrompt: false },
  ];
  const hashes = [full, ...changes.map((change) => ({ ...full, ...change }))].map((question) => foldQuestion(question).hash);
  t.is(new Set(hashes).size, changes.length + 1);
});

test('long parts are put aside, short ones stay, and the question can be had again', async (t) => {
  const { json, parts } = foldQuestion(full);
  t.is(parts.size, 1);
  t.true(json.length < 700);
  t.deepEqual(await unfoldQuestion(JSON.parse(json) as FoldedQuestion, async (id) => JSON.parse(parts.get(id) ?? '') as unknown), full);
});
