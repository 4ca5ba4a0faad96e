// What goes wrong on the wire, as each official SDK sees it.
import Anthropic from '@anthropic-ai/sdk';
import test from 'ava';
import { Ollama } from 'ollama';
import OpenAI from 'openai';
import { type FakeProvider, type FakeProviderOptions, startFakeProvider } from './fake-provider.ts';

type Asking = (url: string, stream: boolean) => Promise<unknown>;

const sdks: Readonly<Record<string, Asking>> = {
  anthropic: async (url, stream) => {
    const messages = new Anthropic({ baseURL: url, apiKey: 'a key', maxRetries: 0 }).messages;
    const question = { model: 'fake', max_tokens: 50, messages: [{ role: 'user' as const, content: 'hello' }] };
    return stream ? Array.fromAsync(await messages.create({ ...question, stream: true })) : messages.create(question);
  },
  'openai chat': async (url, stream) => {
    const completions = openai(url).chat.completions;
    const question = { model: 'fake', messages: [{ role: 'user' as const, content: 'hello' }] };
    return stream ? Array.fromAsync(await completions.create({ ...question, stream: true })) : completions.create(question);
  },
  'openai responses': async (url, stream) => {
    const { responses } = openai(url);
    const question = { model: 'fake', input: 'hello' };
    return stream ? Array.fromAsync(await responses.create({ ...question, stream: true })) : responses.create(question);
  },
  ollama: async (url, stream) => {
    const question = { model: 'fake', messages: [{ role: 'user', content: 'hello' }] };
    const client = new Ollama({ host: url });
    return stream ? Array.fromAsync(await client.chat({ ...question, stream: true })) : client.chat(question);
  },
};

const openai = (url: string): OpenAI => new OpenAI({ baseURL: `${url}/v1`, apiKey: 'a key', maxRetries: 0, logLevel: 'off' });

for (const [name, ask] of Object.entries(sdks)) {
  for (const status of [400, 401, 403, 404, 413, 422, 429, 500, 503, 529]) {
    test(`${name} is told ${status} in its provider’s envelope`, async (t) => {
      const provider = await startFakeProvider(t);
      provider.script({ status, headers: { 'retry-after': '7' }, error: 'These words.' });
      const thrown = (await t.throwsAsync(() => ask(provider.url, false), { any: true })) as { status?: number; status_code?: number; message: string };
      t.is(thrown.status ?? thrown.status_code, status);
      t.regex(thrown.message, /These words/);
      t.is(provider.requests.length, 1);
    });
  }

  test(`${name} is told of an overload in the middle of a stream whose status was 200`, async (t) => {
    const provider = await startFakeProvider(t);
    provider.script({ reply: { text: 'one two three four' }, stopAfter: 3, failure: {} });
    const thrown = (await t.throwsAsync(() => ask(provider.url, true), { any: true })) as Error;
    t.regex(String(thrown?.message), /overloaded|server busy/i);
    t.is(provider.requests.length, 1);
  });

  test(`${name} sees a stream that ends without a word of its end`, async (t) => {
    const provider = await startFakeProvider(t);
    provider.script({ reply: { text: 'one two three four' }, stopAfter: 3 });
    const outcome = await ask(provider.url, true).catch((thrown: unknown) => thrown as Error);
    // Some SDKs find this wrong by themselves, others leave it to whoever reads. Anthropic's keeps pings to itself.
    if (outcome instanceof Error) t.regex(outcome.message, /end|stream|terminat|complet/i);
    else t.is((outcome as readonly unknown[]).length, name === 'anthropic' ? 2 : 3);
  });
}

test('usage may lie, in numbers or in the provider’s own words', async (t) => {
  const provider = await startFakeProvider(t);
  provider.script({ reply: { usage: { inputTokens: 5, cachedInputTokens: 50, outputTokens: -1 } } }, { reply: { wireUsage: { input_tokens: 'many' } } }, { reply: { usage: null } });
  const usages = [];
  for (let times = 0; times < 3; times += 1) usages.push(((await sdks['anthropic']?.(provider.url, false)) as Anthropic.Message).usage);
  t.like(usages[0], { input_tokens: -45, output_tokens: -1 });
  t.is(usages[1]?.input_tokens as unknown, 'many');
  t.deepEqual(usages[2] as unknown, {});
});

test('scripted steps are taken in order, by one request each, and then the default answer is given', async (t) => {
  const provider = await startFakeProvider(t, { answer: ({ model }) => ({ text: `default of ${model}` }) });
  provider.script({ reply: { text: 'first' } }, async ({ path, fields }) => ({ reply: { text: `second for ${String(fields['model'])} at ${path}` } }));
  const texts = [];
  for (let times = 0; times < 3; times += 1) texts.push(((await sdks['ollama']?.(provider.url, false)) as { message: { content: string } }).message.content);
  t.deepEqual(texts, ['first', 'second for fake at /api/chat', 'default of fake']);
});

test('every request is kept with what it said and when', async (t) => {
  let now = 100;
  const provider = await startFakeProvider(t, { now: () => (now += 1) });
  await sdks['anthropic']?.(provider.url, false);
  await fetch(`${provider.url}/v1/messages?beta=true`, { method: 'POST', body: 'no JSON', headers: { 'x-odd': 'yes' } });
  const [first, second] = provider.requests;
  t.like(first, { method: 'POST', path: '/v1/messages', at: 101, body: { model: 'fake', max_tokens: 50 }, closed: false });
  t.is(first?.headers['authorization'], 'Bearer a key');
  t.like(second, { path: '/v1/messages', at: 102, body: 'no JSON' });
  t.is(second?.headers['x-odd'], 'yes');
});

test('a provider that has some models refuses others, one that wants a key refuses others', async (t) => {
  const one = async (options: FakeProviderOptions, ask: Asking | undefined) => {
    const provider: FakeProvider = await startFakeProvider(t, options);
    const outcome = await ask?.(provider.url, false).catch((thrown: unknown) => thrown);
    const { status, status_code: code } = outcome as { status?: number; status_code?: number };
    return outcome instanceof Error ? (status ?? code) : 200;
  };
  for (const [name, ask] of Object.entries(sdks)) {
    t.is(await one({ models: ['other'] }, ask), 404, name);
    t.is(await one({ models: ['fake'] }, ask), 200, name);
    t.is(await one({ apiKey: 'another key' }, ask), name === 'ollama' ? 200 : 401, name);
    t.is(await one({ apiKey: 'a key' }, ask), 200, name);
  }
});

test('models are listed to each provider’s SDK, and shown to Ollama’s', async (t) => {
  const { url } = await startFakeProvider(t, { models: ['a', 'b'], ollama: { contextTokens: 8_192, tools: false } });
  const names = async (list: AsyncIterable<{ readonly id: string }>) => (await Array.fromAsync(list)).map(({ id }) => id);
  t.deepEqual(await names(new Anthropic({ baseURL: url, apiKey: 'any' }).models.list()), ['a', 'b']);
  t.deepEqual(await names(openai(url).models.list()), ['a', 'b']);
  const ollama = new Ollama({ host: url });
  t.deepEqual((await ollama.list()).models.map(({ name }) => name), ['a', 'b']);
  t.like(await ollama.show({ model: 'a' }), { capabilities: ['completion'], model_info: { 'fake.context_length': 8_192 } as never });
  t.regex((await ollama.version()).version, /^\d+\./);
});

test('vectors: the same text has the same one, of length 1, and shared words lie near', async (t) => {
  const { url } = await startFakeProvider(t);
  const input = ['ships wait for the tide', 'ships wait for the tide', 'the tide waits for ships', 'quarterly tax return'];
  const dot = (a: readonly number[] = [], b: readonly number[] = []) => a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  const fromOpenai = (await openai(url).embeddings.create({ model: 'fake', input })).data.map(({ embedding }) => embedding);
  const fromOllama = (await new Ollama({ host: url }).embed({ model: 'fake', input })).embeddings;
  for (const [one, same, near, far] of [fromOpenai, fromOllama]) {
    t.deepEqual(one, same);
    t.true(Math.abs(dot(one, one) - 1) < 1e-6);
    t.true(dot(one, near) > 0.5 && dot(one, far) < 0.3);
  }
  t.deepEqual(fromOpenai, fromOllama);
});

test('a prompt without a conversation goes on, whole and streamed, at the older two endpoints', async (t) => {
  const provider = await startFakeProvider(t);
  const script = (): void => provider.script({ reply: { text: 'once upon a time', finish: 'length', usage: { inputTokens: 3, outputTokens: 4 } } });
  const completions = openai(provider.url).completions;
  const question = { model: 'fake', prompt: 'Begin:' };
  script();
  t.like(await completions.create(question), { choices: [{ text: 'once upon a time', finish_reason: 'length' } as never], usage: { prompt_tokens: 3, completion_tokens: 4 } as never });
  script();
  const chunks = await Array.fromAsync(await completions.create({ ...question, stream: true, stream_options: { include_usage: true } }));
  t.is(chunks.map(({ choices }) => choices[0]?.text ?? '').join(''), 'once upon a time');
  t.is(chunks.at(-1)?.usage?.total_tokens, 7);
  const ollama = new Ollama({ host: provider.url });
  script();
  t.like(await ollama.generate(question), { response: 'once upon a time', done_reason: 'length', prompt_eval_count: 3, eval_count: 4 });
  script();
  t.is((await Array.fromAsync(await ollama.generate({ ...question, stream: true }))).map(({ response }) => response).join(''), 'once upon a time');
});

test('reasoning is told as each format tells it', async (t) => {
  const provider = await startFakeProvider(t);
  const script = (): void => provider.script({ reply: { reasoning: 'Let me see.', text: 'Yes.', usage: { reasoningTokens: 3 } } });
  script();
  const message = await new Anthropic({ baseURL: provider.url, apiKey: 'any' }).messages.stream({ model: 'fake', max_tokens: 9, messages: [{ role: 'user', content: '?' }] }).finalMessage();
  t.like(message.content[0], { type: 'thinking', thinking: 'Let me see.' });
  t.regex((message.content[0] as Anthropic.ThinkingBlock).signature, /^\w+=*$/);
  script();
  const chat = await openai(provider.url).chat.completions.create({ model: 'fake', messages: [{ role: 'user', content: '?' }] });
  t.like(chat.choices[0]?.message, { reasoning_content: 'Let me see.', content: 'Yes.' } as never);
  t.is(chat.usage?.completion_tokens_details?.reasoning_tokens, 3);
  script();
  const response = await openai(provider.url).responses.stream({ model: 'fake', input: '?' }).finalResponse();
  t.like(response.output[0], { type: 'reasoning', summary: [{ type: 'summary_text', text: 'Let me see.' }] });
  script();
  const { message: said } = await new Ollama({ host: provider.url }).chat({ model: 'fake', messages: [{ role: 'user', content: '?' }] });
  t.deepEqual([said.thinking, said.content], ['Let me see.', 'Yes.']);
});
