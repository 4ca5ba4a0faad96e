import test from 'ava';
import { estimateTokens } from '../../../../core/model/token-estimate.ts';
import type { ChatMessage, ChatRequest } from '../../../../core/contracts/backend.ts';
import type { Counts } from '../../../../plugins/backends/ollama/context-check.ts';
import { createContextKeeper, type SizedPrompt } from '../../../../plugins/backends/ollama/context-keeper.ts';

const model = 'llama3.1:8b';
const maxOutputTokens = 1_000;
/** Tokens of an answer. */
const written = 300;

/** About so many tokens, by the estimate; texts of different sizes begin differently, unless they share a beginning. */
function textOf(tokens: number, beginning = `Posting ${tokens}. `): string {
  const sentence = 'We look after the bookings of four harbours and answer for what we ship. ';
  const repeats = Math.max(0, Math.round((tokens - estimateTokens(beginning)) / estimateTokens(sentence.repeat(100)) * 100));
  return beginning + sentence.repeat(repeats);
}

function question(messages: readonly ChatMessage[], more: Partial<ChatRequest> = {}): ChatRequest {
  return { model, messages, maxOutputTokens, fetch: globalThis.fetch, signal: AbortSignal.timeout(1_000_000), ...more };
}

const asked = new Map<number, ChatRequest>();

function ask(tokens: number): ChatRequest {
  const request = asked.get(tokens) ?? question([{ role: 'system', text: 'Write a letter. Use only what the documents say.' }, { role: 'user', text: textOf(tokens) }]);
  asked.set(tokens, request);
  return request;
}

/** A server with a tokenizer of its own, which makes `ratio` times the estimate of a prompt. */
interface Server {
  readonly ratio: number;
  /** What the model was trained for, beyond which `num_ctx` does nothing. */
  readonly context: number;
  readonly ignoresWish?: boolean;
  /** How much of a prompt that is too long is left. */
  readonly cut: 'full' | 'half';
}

interface Served {
  readonly cut: boolean;
  readonly counts: Counts;
}

function serve({ ratio, context, ignoresWish = false, cut }: Server, sized: SizedPrompt): Served {
  const tokens = Math.round(sized.prompt.about * ratio);
  const window = ignoresWish ? context : Math.min(context, sized.contextTokens);
  const limit = cut === 'full' ? window : window - 1;
  if (tokens <= limit) return { cut: false, counts: { read: tokens, cached: null, written: Math.min(written, window - tokens) } };
  return { cut: true, counts: { read: cut === 'full' ? window : window - Math.floor((window - 4) / 2), cached: null, written } };
}

function keeperFor(ownContext: number | null) {
  return createContextKeeper({ leastContext: 8_192, tokens: estimateTokens, ownContext: () => ownContext });
}

/** 1,000 to 64,000 tokens, in steps of a tenth. */
const sizes = Array.from({ length: 45 }, (_, index) => Math.round(1_000 * 1.1 ** index)).filter((size) => size <= 64_000);

for (const ratio of [0.75, 0.9, 1, 1.25, 1.6]) {
  for (const cut of ['full', 'half'] as const) {
    test(`a tokenizer of ${ratio} tokens for each estimated, cut to ${cut === 'full' ? 'the whole context' : 'half of it'}: every cut from 1k to 64k tokens is found, and nothing else`, (t) => {
      let cuts = 0;
      let wholes = 0;
      for (const { known, ...server } of [
        ...[2_048, 4_096, 8_192, 10_000, 32_768, 40_960, 131_072].map((context) => ({ context, known: true })),
        ...[6_000, 8_192, 20_000].map((context) => ({ context, known: true, ignoresWish: true })),
        ...[2_048, 4_096, 8_192, 32_768, 131_072].map((context) => ({ context, known: false })),
      ]) {
        const keeper = keeperFor(known ? server.context : null);
        for (const size of sizes) {
          const sized = keeper.size(ask(size));
          if (!sized.fits) {
            t.true(sized.prompt.about * ratio > server.context * 0.98, `${size} tokens were refused for a context of ${server.context}`);
            continue;
          }
          const served = serve({ ...server, ratio, cut }, sized);
          t.is(keeper.wasReadWhole(sized, served.counts), !served.cut, `${size} tokens, context ${server.context}${known ? ', known' : ''}: ${JSON.stringify(served)} of ${JSON.stringify(sized.prompt)}, num_ctx ${sized.contextTokens}`);
          if (served.cut) cuts += 1;
          else wholes += 1;
        }
      }
      t.true(cuts > 50 && wholes > 150, `${cuts} cuts, ${wholes} whole`);
    });
  }
}

test('a server that honours num_ctx cuts nothing, since it is asked for enough', (t) => {
  for (const ratio of [0.75, 1, 1.6]) {
    for (const size of sizes) {
      const sized = keeperFor(null).size(ask(size));
      t.true(Math.round(sized.prompt.about * ratio) + maxOutputTokens <= sized.contextTokens, `${size} tokens, num_ctx ${sized.contextTokens}`);
    }
  }
});

test('the context goes up in steps and never down, so that the model is seldom loaded anew', (t) => {
  const keeper = keeperFor(null);
  t.deepEqual([1_000, 3_000, 5_000, 1_000, 30_000, 2_000].map((size) => keeper.size(ask(size)).contextTokens), [8_192, 8_192, 16_384, 16_384, 57_344, 57_344]);
});

test('the context never exceeds what the model can have, and a wish is kept as it is', (t) => {
  t.is(keeperFor(10_000).size(ask(9_000)).contextTokens, 10_000);
  t.is(keeperFor(10_000).size({ ...ask(1_000), contextTokens: 3_000 }).contextTokens, 3_000);
  t.is(keeperFor(10_000).size({ ...ask(1_000), contextTokens: 30_000 }).contextTokens, 10_000);
});

test('a prompt that is surely too long for the model is not sent', (t) => {
  t.false(keeperFor(8_192).size(ask(14_000)).fits);
  t.true(keeperFor(8_192).size(ask(9_000)).fits, 'its tokenizer may need fewer');
});

test('a cut at an unknown, unusual size is found when a quarter of the prompt is gone', (t) => {
  const sized = keeperFor(null).size(ask(12_000));
  t.false(keeperFor(null).wasReadWhole(sized, { read: 5_000, cached: null, written }));
  t.false(keeperFor(null).wasReadWhole(sized, { read: 8_900, cached: null, written }));
  t.true(keeperFor(null).wasReadWhole(sized, { read: 9_100, cached: null, written }), 'a tokenizer may need a quarter fewer');
});

test('messages that were dropped from a conversation are missed', (t) => {
  const keeper = keeperFor(4_096);
  const sized = keeper.size(question([{ role: 'system', text: 'Answer.' }, { role: 'user', text: textOf(4_000) }, { role: 'assistant', text: 'Yes.', toolCalls: [] }, { role: 'user', text: 'Mend it.' }]));
  t.false(keeper.wasReadWhole(sized, { read: 40, cached: null, written }));
});

test('an answer that pushed the question out of the context counts as cut', (t) => {
  const keeper = keeperFor(4_096);
  const sized = keeper.size(ask(3_500));
  t.true(keeper.wasReadWhole(sized, { read: 3_500, cached: null, written: 596 }));
  t.false(keeper.wasReadWhole(sized, { read: 3_500, cached: null, written: 700 }));
});

for (const ratio of [0.75, 1, 1.6]) {
  test(`a server that counts only what is new to it is believed (${ratio} tokens for each estimated)`, (t) => {
    const keeper = keeperFor(131_072);
    const instructions = textOf(4_000, 'Instructions. ');
    const read = (messages: readonly ChatMessage[], tokens: number | null) => keeper.wasReadWhole(keeper.size(question(messages)), { read: tokens === null ? null : Math.round(tokens * ratio), cached: null, written });
    const first = [{ role: 'system', text: instructions }, { role: 'user', text: textOf(2_000, 'Heron. ') }] as const;
    t.true(read(first, 6_000));
    t.true(read(first, null), 'all of it was in the cache, and the field is missing');
    t.true(keeper.wasReadWhole(keeper.size(question(first)), { read: 1, cached: null, written }), 'all of it was in the cache, and one token was read again');
    const second = [{ role: 'system', text: instructions }, { role: 'user', text: textOf(2_000, 'Osprey. ') }] as const;
    t.true(read(second, 2_000), 'the instructions were in the cache');
    const third = [...second, { role: 'assistant', text: textOf(500, 'Dear Ann. '), toolCalls: [] }, { role: 'user', text: textOf(500, 'Mend it. ') }] as const;
    t.true(read(third, 1_000), 'the conversation was in the cache');
  });
}

test('what no cache can explain is a cut, and what a server says it had cached is no excuse', (t) => {
  const keeper = keeperFor(131_072);
  const messages = [{ role: 'user', text: textOf(6_000, 'Heron. ') }] as const;
  t.false(keeper.wasReadWhole(keeper.size(question(messages)), { read: 2_000, cached: null, written }), 'nothing was asked before');
  t.true(keeper.wasReadWhole(keeper.size(question(messages)), { read: 6_000, cached: null, written }));
  t.false(keeper.wasReadWhole(keeper.size(question(messages)), { read: 2_000, cached: null, written }), 'all or nothing of it was in the cache');
  t.false(keeper.wasReadWhole(keeper.size(question(messages)), { read: 1, cached: 0, written }), 'it counts what it had cached');
});

test('a count that is missing for a prompt that cannot have fitted is a cut', (t) => {
  const keeper = keeperFor(8_192);
  t.true(keeper.wasReadWhole(keeper.size(ask(7_000)), { read: null, cached: null, written }));
  t.false(keeper.wasReadWhole(keeper.size(ask(9_000)), { read: null, cached: null, written }));
});

test('a usual context size is no sign of a cut once more was read whole', (t) => {
  const keeper = keeperFor(null);
  const small = keeper.size(ask(4_100));
  t.false(keeper.wasReadWhole(small, { read: 4_096, cached: null, written }));
  t.true(keeper.wasReadWhole(keeper.size(ask(6_000)), { read: 6_100, cached: null, written }));
  t.true(keeper.wasReadWhole(small, { read: 4_096, cached: null, written }));
});
