import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import test from 'ava';
import openai from '../../../../plugins/backends/openai/index.ts';
import { errorOf } from '../../../support/error-of.ts';
import { start } from '../../../support/kernel.ts';
import { answeringWith, loadBackend, request } from './asking.ts';

const addresses: readonly (readonly [baseUrl: string | undefined, remote: boolean, path: string])[] = [
  [undefined, true, 'https://api.openai.com/v1/responses'],
  ['https://api.openai.com/v1/', true, 'https://api.openai.com/v1/responses'],
  ['https://openrouter.ai/api/v1', true, 'https://openrouter.ai/api/v1/chat/completions'],
  ['https://api.x.ai/v1', true, 'https://api.x.ai/v1/chat/completions'],
  ['http://localhost:1234/v1', false, 'http://localhost:1234/v1/chat/completions'],
  ['http://[::1]:8000/v1', false, 'http://[::1]:8000/v1/chat/completions'],
  ['http://192.168.0.7:8000/v1', true, 'http://192.168.0.7:8000/v1/chat/completions'],
];

for (const [baseUrl, remote, path] of addresses) {
  test(`${baseUrl ?? 'without a base URL'}: questions go to ${path}, ${remote ? 'away from' : 'and stay on'} this machine`, async (t) => {
    const backend = await loadBackend({ options: baseUrl === undefined ? {} : { baseUrl } });
    t.is(backend.remote, remote);
    const { fetch, asked } = answeringWith({ output: [], choices: [{ message: { content: 'Yes.' } }] });
    await backend.complete(request(fetch));
    t.deepEqual(asked.map(({ url }) => url), [path]);
  });
}

test('models that only continue a text are asked by the API for them', async (t) => {
  const backend = await loadBackend();
  const { fetch, asked } = answeringWith({ choices: [{ text: 'Yes.' }] });
  await backend.complete(request(fetch, { model: 'gpt-3.5-turbo-instruct' }));
  t.is(asked[0]?.url, 'https://api.openai.com/v1/completions');
});

test('without a key it says so and where one belongs, before anything is asked; a server on this machine needs none', async (t) => {
  for (const options of [{}, { baseUrl: 'https://llm.example/v1' }]) {
    const backend = await loadBackend({ options, apiKey: null });
    const { fetch, asked } = answeringWith({});
    for (const happens of [() => backend.checkSetup('gpt-5'), () => backend.complete(request(fetch)), () => backend.models(request(fetch))]) {
      const error = await errorOf(happens);
      t.is(error.code, 'model_key_missing');
      t.regex(error.help, /OPENAI_API_KEY/);
    }
    t.is(asked.length, 0);
  }
  await t.notThrowsAsync(async () => (await loadBackend({ options: { baseUrl: 'http://localhost:1234/v1' }, apiKey: null })).checkSetup('qwen'));
});

test('without a model it says so', async (t) => {
  const backend = await loadBackend();
  t.is(backend.defaultModel, null);
  t.is((await errorOf(() => backend.checkSetup(''))).code, 'model_not_chosen');
  await t.notThrowsAsync(() => backend.checkSetup('gpt-5'));
  t.is((await loadBackend({ options: { model: 'gpt-4.1' } })).defaultModel, 'gpt-4.1');
});

test('settings that make no sense are refused when it is loaded', async (t) => {
  for (const options of [{ baseUrl: 'not an address' }, { baseUrl: 'ftp://llm.example' }, { api: 'soap' }, { model: '' }, { modle: 'gpt-5' }]) {
    const { kernel } = await start([openai], { options: { openai: options } });
    t.false(kernel.backends.has('openai'), JSON.stringify(options));
  }
});

test('the SDK is loaded with the first question, and not before', (t) => {
  const { before, after } = JSON.parse(execFileSync(process.execPath, [join(import.meta.dirname, 'count-sdk-files.ts')], { encoding: 'utf8' })) as { readonly before: number; readonly after: number };
  t.is(before, 0);
  t.true(after > 10, `${after} files`);
});
