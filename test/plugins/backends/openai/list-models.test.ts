import test from 'ava';
import { answeringWith, backends } from './asking.ts';

test('models are listed, with the context that the server states or that is known', async (t) => {
  const { fetch, asked } = answeringWith({ object: 'list', data: [{ id: 'gpt-4.1' }, { id: 'a', max_model_len: 8192 }, { id: 'b', context_length: 32_768 }, { id: 'c', context_window: 131_072 }, { id: 'd', max_context_length: 4096 }, { id: 'e' }, { id: '' }, null] });
  const models = await backends.chat.models({ fetch, signal: new AbortController().signal });
  t.deepEqual(models.map(({ id, contextTokens }) => [id, contextTokens]), [['gpt-4.1', 1_047_576], ['a', 8192], ['b', 32_768], ['c', 131_072], ['d', 4096], ['e', null]]);
  t.true(models.every(({ digest }) => digest === null));
  t.is(asked[0]?.url, 'https://llm.example/v1/models');
  t.is(asked[0]?.method, 'GET');
});

test('a list without an object around it, as Together sends it, is read', async (t) => {
  t.deepEqual((await backends.chat.models({ fetch: answeringWith([{ id: 'a' }]).fetch, signal: new AbortController().signal })).map(({ id }) => id), ['a']);
});
