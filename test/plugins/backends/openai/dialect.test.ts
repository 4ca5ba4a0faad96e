import test from 'ava';
import { dialectOf } from '../../../../plugins/backends/openai/dialect.ts';

test('a server is known by the end of its host\'s name', (t) => {
  t.true(dialectOf(new URL('https://api.openai.com/v1')).original);
  t.true(dialectOf(new URL('https://mine.openai.azure.com/openai/v1')).original);
  t.false(dialectOf(new URL('https://api.openai.com.evil.example/v1')).original);
  t.false(dialectOf(new URL('https://api.mistral.ai/v1')).asksForUsage);
});

test('an unknown server is asked for JSON, and one on this machine for JSON that fits a schema', (t) => {
  t.is(dialectOf(new URL('https://llm.example/v1')).objects, 'json');
  t.is(dialectOf(new URL('https://api.deepseek.com/v1')).objects, 'json');
  t.is(dialectOf(new URL('http://localhost:1234/v1')).objects, 'schema');
  t.is(dialectOf(new URL('https://openrouter.ai/api/v1')).objects, 'schema');
});
