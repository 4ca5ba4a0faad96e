import test from 'ava';
import { inputTextOf, isOwnParts } from '../../../../plugins/backends/anthropic/message.ts';

test('the input of a call is the text it came as, or the text of what came whole, or an empty object', (t) => {
  const block = { type: 'tool_use', id: 'a', name: 'x', input: { n: 1 } };
  t.is(inputTextOf({ block, inputText: '{ "n": 2 }' }), '{ "n": 2 }');
  t.is(inputTextOf({ block, inputText: ' ' }), '{"n":1}');
  t.is(inputTextOf({ block }), '{"n":1}');
  t.is(inputTextOf({ block: { type: 'tool_use' } }), '{}');
});

test('only parts that came from here count as our own', (t) => {
  t.true(isOwnParts({ provider: 'anthropic', model: 'm', content: [] }));
  for (const opaque of [undefined, null, 'anthropic', [], {}, { provider: 'openai', content: [] }, { provider: 'anthropic' }, { provider: 'anthropic', content: 'text' }]) t.false(isOwnParts(opaque), JSON.stringify(opaque));
});
