import test from 'ava';
import type { ChatAnswer, ModelBackend, ToolCall } from '../../../core/contracts/backend.ts';
import type { Question } from '../../../core/model/attempt-book.ts';
import type { Call } from '../../../core/model/call.ts';
import { askWithTools, type ToolHands } from '../../../core/model/tool-loop.ts';

const look = (id: string): ToolCall => ({ id, name: 'look', arguments: `{"at": "${id}"}` });
const saying = (text: string, ...toolCalls: readonly ToolCall[]): ChatAnswer => ({ text, reasoning: '', toolCalls, finish: toolCalls.length > 0 ? 'tool-calls' : 'stop', usage: { inputTokens: 1, outputTokens: 1 }, model: 'm' });

/** A call that is answered from a list, and what it was asked. */
function scripted(answers: readonly ChatAnswer[], requests = 99): { readonly call: Call; readonly asked: Question[] } {
  const asked: Question[] = [];
  const call: Call = {
    get requestsLeft() {
      return requests - asked.length;
    },
    async ask(_, question, __, read) {
      asked.push(question);
      return read(answers[Math.min(asked.length, answers.length) - 1] as ChatAnswer).value;
    },
    stream: () => {
      throw new Error('not here');
    },
    embed: () => Promise.reject(new Error('not here')),
  };
  return { call, asked };
}

function hands(): ToolHands & { readonly called: string[] } {
  const called: string[] = [];
  return {
    called,
    definitions: [{ name: 'look', description: 'Looks.', schema: { type: 'object' } }],
    callTools: async (calls) => calls.map(({ id, name }) => (called.push(id), { callId: id, name, text: `"seen ${id}"`, failed: false, error: null })),
  };
}

const ask = (call: Call, tools: ToolHands, maxCalls = 5) =>
  askWithTools(call, { asked: { backend: { label: 'Fake', traits: () => ({ contextTokens: null, maxOutputTokens: null, tools: true, objects: 'schema' }) } as unknown as ModelBackend, plugin: 'p' }, model: 'm', maxOutputTokens: 100, why: 'first' }, { task: 'test.look', instructions: 'Look.', input: {}, tools: ['look'], maxCalls, web: {} as never }, tools);

test('what a model asks for is done and told to it, until it answers in words', async (t) => {
  const tools = hands();
  const { call, asked } = scripted([saying('', look('a'), look('b')), saying('', look('c')), saying('I have seen it.')]);
  t.is(await ask(call, tools), 'I have seen it.');
  t.deepEqual(tools.called, ['a', 'b', 'c']);
  t.deepEqual(asked[2]?.messages.slice(2).map((message) => (message.role === 'tool' ? `${message.callId}: ${message.text}` : message.role)), ['assistant', 'a: "seen a"', 'b: "seen b"', 'assistant', 'c: "seen c"']);
});

test('a model that never has enough is stopped at its limit, told so, and offered nothing more', async (t) => {
  const tools = hands();
  const { call, asked } = scripted([saying('', look('a'), look('b')), saying('', look('c'), look('d'), look('e')), saying('more!', look('f'))]);
  t.is(await ask(call, tools, 3), 'more!');
  t.deepEqual(tools.called, ['a', 'b', 'c']);
  t.is(asked.at(-1)?.toolChoice, 'none');
  t.deepEqual(asked.at(-1)?.messages.at(-1)?.role, 'user');
});

test('a call that was cut off is not carried out', async (t) => {
  const tools = hands();
  const { call } = scripted([{ ...saying('', look('a')), finish: 'length' }]);
  t.like(await t.throwsAsync(ask(call, tools)), { code: 'model_answer_cut' });
  t.deepEqual(tools.called, []);
});

test('no turn is taken that the budget of requests does not have', async (t) => {
  const tools = hands();
  const { call, asked } = scripted([saying('one', look('a')), saying('two', look('b')), saying('three', look('c'))], 2);
  t.is(await ask(call, tools), 'two');
  t.is(asked.length, 2);
});
