import test from 'ava';
import { Ollama } from 'ollama';
import { smallTalk } from './brain.ts';
import { readPrompt } from './context-window.ts';
import { startFakeProvider } from './fake-provider.ts';
import { plainQuestion, promptOf } from './question.ts';
import { countTokens } from './tokens.ts';

const words = (count: number) => 'tide '.repeat(count).trim();
const schema = { type: 'object', required: ['summary'], properties: { summary: { type: 'string', minLength: 1 } } };

test('the oldest messages are dropped first, the system’s words and the last message stay', (t) => {
  const messages = [{ role: 'system', text: 'Be brief.' }, { role: 'user', text: words(300) }, { role: 'assistant', text: words(300) }, { role: 'user', text: 'And now?' }] as const;
  const { text, tokens, cut } = readPrompt({ ...plainQuestion, messages }, 100);
  t.true(cut);
  t.is(text, promptOf({ tools: [], messages: [messages[0], messages[3]] }));
  t.is(tokens, countTokens(text));
});

test('a last message that is too long loses its beginning, so that exactly the context is filled', (t) => {
  const { text, tokens, cut } = readPrompt({ ...plainQuestion, messages: [{ role: 'user', text: `${words(900)} the end` }] }, 512);
  t.true(cut);
  t.is(tokens, 512);
  t.true(text.startsWith('<|im_start|>user') && text.endsWith(' the end<|im_end|>\n'));
});

for (const kilo of [1, 2, 4, 8, 16, 32, 64]) {
  test(`a prompt of ${kilo}k tokens is cut where it does not fit, and only the count tells`, async (t) => {
    const { url } = await startFakeProvider(t, { ollama: { contextTokens: 32_768 } });
    const content = words(kilo * 1_000);
    const asked = countTokens(promptOf({ tools: [], messages: [{ role: 'user', text: content }] }));
    for (const context of [undefined, 2_048, 8_192, 65_536]) {
      const answer = await new Ollama({ host: url }).chat({ model: 'fake', messages: [{ role: 'user', content }], ...(context === undefined ? {} : { options: { num_ctx: context } }) });
      const room = Math.min(context ?? 4_096, 32_768);
      t.is(answer.prompt_eval_count, Math.min(asked, room));
      t.is(answer.message.content, smallTalk);
      t.is(answer.done_reason, 'stop');
    }
  });
}

test('a server that ignores num_ctx cuts at its own size', async (t) => {
  const { url } = await startFakeProvider(t, { ollama: { contextTokens: 256, numCtx: 'ignored' } });
  const answer = await new Ollama({ host: url }).chat({ model: 'fake', messages: [{ role: 'user', content: words(5_000) }], options: { num_ctx: 32_768 } });
  t.is(answer.prompt_eval_count, 256);
});

test('who must not cut refuses instead', async (t) => {
  const { url } = await startFakeProvider(t, { ollama: { contextTokens: 256 } });
  const response = await fetch(`${url}/api/chat`, { method: 'POST', body: JSON.stringify({ model: 'fake', stream: false, truncate: false, messages: [{ role: 'user', content: words(5_000) }] }) });
  t.is(response.status, 400);
  t.deepEqual(await response.json(), { error: 'the input length exceeds the context length' });
});

test('whoever lost the beginning of the task still answers in the right shape, and knows nothing', async (t) => {
  const { url } = await startFakeProvider(t, { ollama: { contextTokens: 512 } });
  const task = JSON.stringify({ task: 'research.findings', input: { company: 'Tidewater', documents: [words(2_000)] } });
  const answer = await new Ollama({ host: url }).chat({ model: 'fake', messages: [{ role: 'user', content: task }], format: schema });
  t.deepEqual(JSON.parse(answer.message.content), { summary: 'x' });
});

test('a prompt that the runner still has is counted, not counted or left out, as the version is', async (t) => {
  const ask = async (url: string, content: string) => (await new Ollama({ host: url }).chat({ model: 'fake', messages: [{ role: 'user', content }] })).prompt_eval_count;
  const counts = async (cachedPrompts: 'counted' | 'not-counted' | 'omitted') => {
    const { url } = await startFakeProvider(t, { ollama: { cachedPrompts } });
    return [await ask(url, 'one two three'), await ask(url, 'one two three'), await ask(url, 'one two four')];
  };
  const whole = countTokens(promptOf({ tools: [], messages: [{ role: 'user', text: 'one two three' }] }));
  t.deepEqual(await counts('counted'), [whole, whole, whole]);
  t.deepEqual(await counts('not-counted'), [whole, 1, 3]);
  t.deepEqual(await counts('omitted'), [whole, undefined, 3]);
});
