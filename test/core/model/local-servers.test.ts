import test from 'ava';
import { findLocalServers } from '../../../core/model/local-servers.ts';
import type { Attempt, Wire } from '../../../core/model/wire.ts';
import { createError } from '../../../core/errors.ts';

/** A machine on which only these addresses answer. */
function machine(answers: Readonly<Record<string, string>>, attempts: Attempt[] = []): Wire {
  return {
    open(attempt) {
      attempts.push(attempt);
      const fetch = async (input: string | URL | Request) => {
        const answer = answers[String(input)];
        if (answer === undefined) throw createError('model_unreachable', { backend: attempt.backend, host: new URL(String(input)).host, reason: 'refused' });
        return new Response(answer);
      };
      return { fetch, withoutFetch: () => () => undefined, signal: attempt.signal, asked: false, firstByteMilliseconds: null, close: () => undefined };
    },
    close: async () => undefined,
  };
}

const signal = new AbortController().signal;
const tags = JSON.stringify({ models: [{ name: 'llama3.1:8b', digest: '46e0c10c039e' }, { name: '' }, 7] });
const plainList = JSON.stringify({ object: 'list', data: [{ id: 'qwen2.5-7b-instruct', object: 'model' }] });
const ownList = JSON.stringify({ data: [{ id: 'qwen2.5-7b-instruct', type: 'llm', max_context_length: 32_768 }, { id: 'phi-4', type: 'llm', max_context_length: 16_384, loaded_context_length: 4_096 }, { id: 'nomic-embed', type: 'embeddings', max_context_length: 2_048 }] });

const ollama = { name: 'Ollama', backend: 'ollama', baseUrl: 'http://127.0.0.1:11434', models: [{ id: 'llama3.1:8b', contextTokens: null, digest: '46e0c10c039e' }] };

test('the servers that run are found with their models', async (t) => {
  const attempts: Attempt[] = [];
  t.deepEqual(await findLocalServers(machine({ 'http://127.0.0.1:11434/api/tags': tags, 'http://127.0.0.1:1234/v1/models': plainList }, attempts), signal), [
    ollama,
    { name: 'LM Studio', backend: 'openai', baseUrl: 'http://127.0.0.1:1234/v1', models: [{ id: 'qwen2.5-7b-instruct', contextTokens: null, digest: null }] },
  ]);
  t.true(attempts.every(({ remote }) => !remote), 'only this machine was asked');
});

test('LM Studio tells how much context a model was loaded with, or can have', async (t) => {
  const [server] = await findLocalServers(machine({ 'http://127.0.0.1:1234/api/v0/models': ownList }), signal);
  t.deepEqual(server?.models.map(({ id, contextTokens }) => [id, contextTokens]), [['qwen2.5-7b-instruct', 32_768], ['phi-4', 4_096]]);
});

test('an Ollama that was told to listen elsewhere is found there', async (t) => {
  const [server] = await findLocalServers(machine({ 'http://127.0.0.1:4000/api/tags': tags }), signal, 'http://127.0.0.1:4000');
  t.deepEqual(server, { ...ollama, baseUrl: 'http://127.0.0.1:4000' });
});

test('where nothing runs, or something else does, nothing is found', async (t) => {
  t.deepEqual(await findLocalServers(machine({}), signal), []);
  t.deepEqual(await findLocalServers(machine({ 'http://127.0.0.1:11434/api/tags': '<html>', 'http://127.0.0.1:1234/api/v0/models': '{"error":"Unexpected endpoint"}', 'http://127.0.0.1:1234/v1/models': 'null' }), signal), []);
});

test('a search that was cancelled says so', async (t) => {
  await t.throwsAsync(findLocalServers(machine({}), AbortSignal.abort(new Error('cancelled'))), { message: 'cancelled' });
});
