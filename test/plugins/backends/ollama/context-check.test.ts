import test, { type ExecutionContext } from 'ava';
import type { ChatMessage, ModelBackend } from '../../../../core/contracts/backend.ts';
import { isOutreachError } from '../../../../core/errors.ts';
import { isCut } from '../../../../plugins/backends/ollama/context-check.ts';
import ollama from '../../../../plugins/backends/ollama/index.ts';
import type { OllamaManners } from '../../../support/fake-provider/context-window.ts';
import { startFakeProvider } from '../../../support/fake-provider/fake-provider.ts';
import { countTokens } from '../../../support/fake-provider/tokens.ts';
import { start } from '../../../support/kernel.ts';

const model = 'fake-large';
const signal = new AbortController().signal;

/** An older server: it does not know that it may be told to cut nothing. */
const silently: typeof globalThis.fetch = (input, init) => {
  const { truncate: _, ...body } = JSON.parse(String(init?.body)) as { readonly truncate?: boolean };
  return globalThis.fetch(input, { ...init, body: JSON.stringify(body) });
};

const instructions = 'Write a letter to the company. Use only what the documents say, and name no other employer. '.repeat(10);
const sentence = 'We look after the bookings of four harbours and answer for what we ship. ';

interface Asked {
  readonly cuts: number;
  readonly whole: number;
  readonly refused: number;
}

/** Asks from 1,000 to 64,000 tokens, each twice and then with a re-ask; compares what the server did with what was noticed. */
async function askAll(t: ExecutionContext, manners: OllamaManners, described: boolean): Promise<Asked> {
  let cut = false;
  const provider = await startFakeProvider(t, {
    ollama: manners,
    answer({ messages, tools }, prompt) {
      const sent = messages.map(({ text }) => text).join('');
      cut = tools.length === 0 && countTokens(prompt) < countTokens(sent);
      return { text: 'Dear Ann, your harbours need berths.' };
    },
  });
  const { kernel } = await start([ollama], { options: { ollama: { baseUrl: provider.url } } });
  const backend = kernel.backends.get('ollama') as ModelBackend;
  if (described) await backend.describe?.(model, { fetch: globalThis.fetch, signal });

  const noticed = { cuts: 0, whole: 0, refused: 0 };
  const ask = async (messages: readonly ChatMessage[], what: string) => {
    const before = provider.requests.length;
    const outcome = await backend.complete({ model, messages, maxOutputTokens: 500, fetch: silently, signal }).then(
      () => 'whole',
      (thrown: unknown) => (isOutreachError(thrown) ? thrown.code : String(thrown)),
    );
    if (provider.requests.length === before) {
      t.is(outcome, 'model_context_cut');
      t.true(countTokens(messages.map(({ text }) => text).join('')) > (manners.contextTokens ?? 0), `${what} was refused, and would have fitted`);
      noticed.refused += 1;
      return;
    }
    t.is(outcome, cut ? 'model_context_cut' : 'whole', `${what}, of which the server ${cut ? 'cut' : 'read all'}`);
    noticed[cut ? 'cuts' : 'whole'] += 1;
  };
  for (let tokens = 1_000; tokens <= 64_000; tokens = Math.round(tokens * 1.35)) {
    const question: readonly ChatMessage[] = [{ role: 'system', text: instructions }, { role: 'user', text: `Company ${tokens}. ${sentence.repeat(Math.round(tokens / 15))}` }];
    await ask(question, `${tokens} tokens`);
    await ask(question, `${tokens} tokens again`);
    await ask([...question, { role: 'assistant', text: '{"subject": ', toolCalls: [] }, { role: 'user', text: 'This is no JSON. Mend it.' }], `${tokens} tokens and a re-ask`);
  }
  return noticed;
}

for (const cachedPrompts of ['counted', 'not-counted', 'omitted'] as const) {
  for (const [contextTokens, numCtx, described] of [
    [131_072, 'honoured', true],
    [8_192, 'honoured', true],
    [8_192, 'honoured', false],
    [32_768, 'honoured', false],
    [4_096, 'ignored', false],
    [8_192, 'ignored', true],
    [6_000, 'ignored', true],
  ] as const) {
    test(`1k to 64k tokens, a context of ${contextTokens}${described ? '' : ' that nobody told'}, num_ctx ${numCtx}, cached tokens ${cachedPrompts}: every cut is told, and no other answer`, async (t) => {
      const { cuts, whole, refused } = await askAll(t, { contextTokens, numCtx, cachedPrompts }, described);
      t.log(`${cuts} cut, ${whole} whole, ${refused} not sent`);
      t.true(whole >= 10);
      t.true(contextTokens > 100_000 ? cuts + refused === 0 : cuts + refused > 5);
    });
  }
}


const prompt = { least: 3_000, about: 4_000, most: 6_600 };
const check = { prompt, contextTokens: 8_192, ownContext: null, proven: 0, cutBefore: false, fresh: () => prompt };

for (const [read, written, cut] of [
  [4_000, 300, false],
  [3_000, 300, false],
  [2_999, 300, true],
  [4_096, 300, true],
  [2_050, 300, true],
  [6_600, 300, false],
  [8_191, 1, true],
  [8_192, 1, true],
  [8_000, 400, true],
  [9_000, 400, false],
] as const) {
  test(`of 3,000 to 6,600 tokens, ${read} read and ${written} written in a context of 8,192 is ${cut ? 'a cut' : 'whole'}`, (t) => {
    t.is(isCut({ ...check, counts: { read, cached: null, written } }), cut);
  });
}
