import test from 'ava';
import { readModels } from '../../../../plugins/backends/anthropic/read-models.ts';

test('a model has the size that the list tells, or else the one that is known', (t) => {
  const data = [{ id: 'claude-sonnet-5-5', max_input_tokens: 500_000 }, { id: 'claude-haiku-4-5', max_input_tokens: null }, { id: 'claude-of-tomorrow' }];
  t.deepEqual(readModels(JSON.stringify({ data }))?.map(({ contextTokens }) => contextTokens), [500_000, 200_000, null]);
});

test('what has no name is no model, and what has no list is none', (t) => {
  t.deepEqual(readModels('{"data":[{"type":"model"},null,7]}'), []);
  for (const json of ['', '<html>', 'null', '[]', '{}', '{"data":{}}']) t.is(readModels(json), undefined, json);
});
