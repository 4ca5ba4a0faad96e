// What is wrong with the configuration of a model is said before the work begins, for each backend.
import test from 'ava';
import { askBackend, askedBackends } from '../support/asked-backends.ts';
import { errorOf } from '../support/error-of.ts';

const never = new AbortController().signal;

for (const backend of askedBackends) {
  test(`${backend}: a model that is there is asked for, once for all roles, and nothing is generated`, async (t) => {
    const { client, provider } = await askBackend(t, backend);
    await client.checkSetup(['research', 'writer', 'judge'], never);
    await client.checkSetup(['research'], never);
    t.true(provider.requests.every(({ path }) => /\/models$|\/tags$|\/show$/.test(path)));
    t.is(provider.requests.length, backend === 'ollama' ? 2 : 1);
  });

  test(`${backend}: a model that is not there is told, with those that are`, async (t) => {
    const { client } = await askBackend(t, backend, { provider: { models: ['other-one', 'another'] } });
    const error = await errorOf(() => client.checkSetup(['writer'], never));
    t.is(error.code, 'model_unknown');
    t.regex(error.help, /other-one/);
  });

  test(`${backend}: an address where something else lives is told`, async (t) => {
    const { client, provider } = await askBackend(t, backend);
    provider.script({ status: 404, text: '<html>Not found</html>' });
    t.is((await errorOf(() => client.checkSetup(['writer'], never))).code, 'model_address_wrong');
  });

  test(`${backend}: an address where nobody is is told`, async (t) => {
    const { client, provider } = await askBackend(t, backend);
    await provider.close();
    t.is((await errorOf(() => client.checkSetup(['writer'], never))).code, 'model_unreachable');
  });

  test(`${backend}: what may pass does not keep the work from beginning`, async (t) => {
    const { client, provider } = await askBackend(t, backend);
    provider.script({ status: 503 });
    await t.notThrowsAsync(client.checkSetup(['writer'], never));
  });
}

for (const backend of ['anthropic', 'openai'] as const) {
  test(`${backend}: a wrong key is told`, async (t) => {
    const { client } = await askBackend(t, backend, { provider: { apiKey: 'the-right-one' } });
    t.is((await errorOf(() => client.checkSetup(['writer'], never))).code, 'model_key_refused');
  });
}
