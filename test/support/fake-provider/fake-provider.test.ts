import Anthropic from '@anthropic-ai/sdk';
import test from 'ava';
import { type ChatResponse, Ollama } from 'ollama';
import OpenAI from 'openai';
import { smallTalk } from './brain.ts';
import { type FakeProvider, type Reply, startFakeProvider } from './fake-provider.ts';

const tool = { name: 'find_page', description: 'Finds a page.', schema: { type: 'object' as const, properties: { query: { type: 'string' } } } };
const question = 'Grüße, 東京 🎈';

interface Got {
  readonly text: string;
  readonly calls: readonly { readonly name: string; readonly arguments: unknown }[];
  readonly finish: string | null | undefined;
  readonly input: number | undefined;
  readonly output: number | undefined;
}

/** Every way in which an official SDK asks. */
const ways: Readonly<Record<string, (provider: FakeProvider) => Promise<Got>>> = {
  'Anthropic Messages, whole': async ({ url }) => fromAnthropic(await anthropic(url).messages.create(anthropicQuestion)),
  'Anthropic Messages, streamed': async ({ url }) => fromAnthropic(await anthropic(url).messages.stream(anthropicQuestion).finalMessage()),
  'Chat Completions, whole': async ({ url }) => fromChat(await openai(url).chat.completions.create(chatQuestion)),
  'Chat Completions, streamed': async ({ url }) => fromChat(await openai(url).chat.completions.stream({ ...chatQuestion, stream_options: { include_usage: true } }).finalChatCompletion()),
  'Responses, whole': async ({ url }) => fromResponses(await openai(url).responses.create(responsesQuestion)),
  'Responses, streamed': async ({ url }) => fromResponses(await openai(url).responses.stream(responsesQuestion).finalResponse()),
  'Ollama, whole': async ({ url }) => fromOllama([await new Ollama({ host: url }).chat({ ...ollamaQuestion, stream: false })]),
  'Ollama, streamed': async ({ url }) => fromOllama(await Array.fromAsync(await new Ollama({ host: url }).chat({ ...ollamaQuestion, stream: true }))),
};

const anthropicQuestion = { model: 'fake', max_tokens: 500, messages: [{ role: 'user' as const, content: question }], tools: [{ name: tool.name, description: tool.description, input_schema: tool.schema }] };
const chatQuestion = { model: 'fake', messages: [{ role: 'user' as const, content: question }], tools: [{ type: 'function' as const, function: { name: tool.name, description: tool.description, parameters: tool.schema } }] };
const responsesQuestion = { model: 'fake', input: question, tools: [{ type: 'function' as const, name: tool.name, parameters: tool.schema, strict: false }] };
const ollamaQuestion = { model: 'fake', messages: [{ role: 'user', content: question }], tools: [{ type: 'function', function: { name: tool.name, description: tool.description, parameters: tool.schema } }] };

const replies: Readonly<Record<string, Reply>> = {
  'a text': { text: 'Guten Tag, 東京! 🎈 Ein längerer Satz.', usage: { inputTokens: 21, outputTokens: 9 } },
  'a call': { toolCalls: [{ id: 'call_1', name: 'find_page', arguments: { query: 'Zürich 🏔' } }], usage: { inputTokens: 21, outputTokens: 9 } },
  'a text and two calls': { text: 'One moment …', toolCalls: [{ name: 'find_page', arguments: { query: 'a' } }, { name: 'find_page', arguments: {} }], usage: { inputTokens: 21, outputTokens: 9 } },
};

const splits = { 'as it comes': undefined, 'a byte at a time': { size: 1 }, 'in random pieces': { seed: 7 }, 'inside characters': 'inside-characters' } as const;

for (const [way, ask] of Object.entries(ways)) {
  for (const [what, reply] of Object.entries(replies)) {
    test(`${what} is read by the official SDK as it was meant: ${way}, however it is divided`, async (t) => {
      const provider = await startFakeProvider(t);
      for (const [name, split] of Object.entries(splits)) {
        provider.script({ reply, ...(split === undefined ? {} : { split }) });
        const got = await ask(provider);
        t.is(got.text, reply.text ?? '', name);
        t.deepEqual(got.calls, (reply.toolCalls ?? []).map((call) => ({ name: call.name, arguments: call.arguments })), name);
        t.deepEqual([got.input, got.output], [21, 9], name);
      }
      t.is(provider.requests.length, 4);
    });
  }

  test(`a cut answer says so, in the words of ${way}`, async (t) => {
    const provider = await startFakeProvider(t);
    provider.script({ reply: { text: 'It began w', finish: 'length' } });
    t.is((await ask(provider)).finish, { A: 'max_tokens', C: 'length', R: 'incomplete', O: 'length' }[way.slice(0, 1)]);
  });

  test(`who scripts nothing gets small talk: ${way}`, async (t) => {
    const provider = await startFakeProvider(t);
    const got = await ask(provider);
    t.is(got.text, smallTalk);
    t.true((got.input ?? 0) > 0 && (got.output ?? 0) > 0);
  });
}

function anthropic(url: string): Anthropic {
  return new Anthropic({ baseURL: url, apiKey: 'any', maxRetries: 0 });
}

function openai(url: string): OpenAI {
  return new OpenAI({ baseURL: `${url}/v1`, apiKey: 'any', maxRetries: 0 });
}

function fromAnthropic({ content, stop_reason: finish, usage }: Anthropic.Message): Got {
  return {
    text: content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join(''),
    calls: content.flatMap((block) => (block.type === 'tool_use' ? [{ name: block.name, arguments: block.input }] : [])),
    finish,
    input: usage.input_tokens,
    output: usage.output_tokens,
  };
}

function fromChat({ choices, usage }: OpenAI.ChatCompletion): Got {
  const [choice] = choices;
  return {
    text: choice?.message.content ?? '',
    calls: (choice?.message.tool_calls ?? []).flatMap((call) => (call.type === 'function' ? [{ name: call.function.name, arguments: JSON.parse(call.function.arguments) as unknown }] : [])),
    finish: choice?.finish_reason,
    input: usage?.prompt_tokens,
    output: usage?.completion_tokens,
  };
}

function fromResponses({ output, status, usage }: Pick<OpenAI.Responses.Response, 'output' | 'status' | 'usage'>): Got {
  return {
    text: output.flatMap((item) => (item.type === 'message' ? item.content : [])).map((part) => (part.type === 'output_text' ? part.text : '')).join(''),
    calls: output.flatMap((item) => (item.type === 'function_call' ? [{ name: item.name, arguments: JSON.parse(item.arguments) as unknown }] : [])),
    finish: status,
    input: usage?.input_tokens,
    output: usage?.output_tokens,
  };
}

/** One line, or all lines of a stream. */
function fromOllama(lines: readonly ChatResponse[]): Got {
  const last = lines.at(-1);
  return {
    text: lines.map(({ message }) => message.content).join(''),
    calls: lines.flatMap(({ message }) => (message.tool_calls ?? []).map((call) => ({ name: call.function.name, arguments: call.function.arguments as unknown }))),
    finish: last?.done_reason,
    input: last?.prompt_eval_count,
    output: last?.eval_count,
  };
}
