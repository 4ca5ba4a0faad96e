import Anthropic from '@anthropic-ai/sdk';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import OpenAI from 'openai';
import { onSharedData } from '../shared-data.ts';
import { parseFields } from './json-fields.ts';
import { type FakeProvider, startFakeProvider } from './fake-provider.ts';

type Event = Readonly<Record<string, unknown>>;

onSharedData('llm-wire/anthropic', 'every recording of Anthropic comes out of its SDK event by event, however it is divided', async (t, folder) => {
  const provider = await startFakeProvider(t);
  const client = new Anthropic({ baseURL: provider.url, apiKey: 'any', maxRetries: 0 });
  const question = { model: 'fake', max_tokens: 9, messages: [{ role: 'user' as const, content: '?' }] };
  for (const { name, text } of await recordings(folder)) {
    if (name.endsWith('.json')) {
      provider.script({ recording: text });
      t.deepEqual(plain(await client.messages.create(question)), JSON.parse(text), name);
    } else await eachWay(provider, text, async (way) => t.deepEqual(plain(await Array.fromAsync(await client.messages.create({ ...question, stream: true }))), eventsOf(text).filter(({ type }) => type !== 'ping'), `${name} ${way}`));
  }
});

for (const folder of ['openai', 'openai-compatible']) {
  onSharedData(`llm-wire/${folder}`, `every recording of ${folder} comes out of its SDK event by event, however it is divided`, async (t, path) => {
    const provider = await startFakeProvider(t);
    const client = new OpenAI({ baseURL: `${provider.url}/v1`, apiKey: 'any', maxRetries: 0 });
    for (const { name, text } of await recordings(path)) {
      if (name.endsWith('.json') || isBroken(text)) continue;
      const [first] = eventsOf(text);
      const ask = async (): Promise<AsyncIterable<unknown>> => {
        if (first?.['object'] === 'chat.completion.chunk') return client.chat.completions.create({ model: 'fake', messages: [], stream: true });
        return first?.['object'] === 'text_completion' ? client.completions.create({ model: 'fake', prompt: '?', stream: true }) : client.responses.create({ model: 'fake', input: '?', stream: true });
      };
      await eachWay(provider, text, async (way) => t.deepEqual(plain(await Array.fromAsync(await ask())), eventsOf(text).map(withFinishReason), `${name} ${way}`));
    }
  });
}

async function recordings(folder: string): Promise<readonly { readonly name: string; readonly text: string }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json') || name.endsWith('.chunks.txt'));
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })));
}

function eventsOf(text: string): readonly Event[] {
  return text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Event);
}

async function eachWay(provider: FakeProvider, recording: string, check: (way: string) => Promise<unknown>): Promise<void> {
  // A byte at a time would take minutes for all of them; the SDKs are shown that on our own replies.
  for (const split of [undefined, { seed: 11, most: 300 }, ...(recording.length < 20_000 ? ['inside-characters' as const] : [])]) {
    provider.script({ recording, ...(split === undefined ? {} : { split }) });
    await check(JSON.stringify(split) ?? 'as it is');
  }
}

/** Two lines of one recording of OpenAI are no JSON: no SDK can read them. */
function isBroken(text: string): boolean {
  return text.split('\n').filter(Boolean).some((line) => Object.keys(parseFields(line)).length === 0);
}

/** OpenAI's SDK adds the field where another provider leaves it out. */
function withFinishReason(event: Event): Event {
  if (event['object'] !== 'chat.completion.chunk') return event;
  return { ...event, choices: (event['choices'] as readonly Event[]).map((choice) => ({ finish_reason: null, ...choice })) };
}

/** Without what an SDK attaches to what it read. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
