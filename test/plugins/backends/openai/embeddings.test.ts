import test from 'ava';
import { errorOf } from '../../../support/error-of.ts';
import { answeringWith, backends, embedRequest, loadBackend } from './asking.ts';

test('texts become vectors in their order, as numbers', async (t) => {
  const { fetch, asked } = answeringWith({ data: [{ index: 1, embedding: [3, 4] }, { index: 0, embedding: [1, 2] }], model: 'exact-name', usage: { prompt_tokens: 7, total_tokens: 7 } });
  t.deepEqual(await backends.responses.embed?.(embedRequest(fetch, ['one', 'two'])), { vectors: [[1, 2], [3, 4]], usage: { inputTokens: 7, outputTokens: 0 }, model: 'exact-name' });
  t.is(asked[0]?.url, 'https://api.openai.com/v1/embeddings');
  t.deepEqual(asked[0]?.body, { model: 'text-embedding-3-small', input: ['one', 'two'], encoding_format: 'float' });
});

test('fewer vectors than texts, or what is no vector, is a failure of the provider', async (t) => {
  for (const data of [[], [{ index: 0, embedding: [1] }], [{ index: 0, embedding: [1] }, { index: 1, embedding: [] }], [{ index: 0, embedding: [1] }, { index: 1, embedding: 'AAAA' }]]) {
    t.is((await errorOf(() => backends.responses.embed?.(embedRequest(answeringWith({ data }).fetch, ['one', 'two'])))).code, 'model_failed', JSON.stringify(data));
  }
});

test('the model for vectors is the one in the settings; OpenAI has one of its own, other servers have none', async (t) => {
  const local = { baseUrl: 'http://127.0.0.1:1234/v1' };
  t.is((await loadBackend({ options: { ...local, embeddingModel: 'nomic' } })).embeddingModel, 'nomic');
  t.is((await loadBackend({ options: {} })).embeddingModel, 'text-embedding-3-small');
  t.is((await loadBackend({ options: local })).embeddingModel, null);
});
