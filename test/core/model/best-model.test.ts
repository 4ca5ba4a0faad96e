import test from 'ava';
import { bestFirst } from '../../../core/model/best-model.ts';
import type { ModelProbe } from '../../../core/model/probe-model.ts';

const probe = (model: string, merits: Partial<ModelProbe>): ModelProbe => ({ model, digest: model, contextTokens: 32_768, tools: true, objects: true, tokensPerSecond: 20, ...merits });

test('JSON counts most, then room for the questions, tools, more room, and speed last', (t) => {
  const models = [
    probe('no JSON', { objects: false, contextTokens: 131_072, tokensPerSecond: 90 }),
    probe('too small', { contextTokens: 4_096 }),
    probe('no tools', { tools: false, contextTokens: 131_072 }),
    probe('slow', { tokensPerSecond: null }),
    probe('fast', {}),
    probe('roomy', { contextTokens: 131_072, tokensPerSecond: 5 }),
  ];
  t.deepEqual(bestFirst(models).map(({ model }) => model), ['roomy', 'fast', 'slow', 'no tools', 'too small', 'no JSON']);
});

test('equal ones stay as they were listed', (t) => {
  t.deepEqual(bestFirst([probe('b', {}), probe('a', {})]).map(({ model }) => model), ['b', 'a']);
});
