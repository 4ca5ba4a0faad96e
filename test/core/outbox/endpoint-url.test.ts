import test from 'ava';
import { endpointUrl, messageToken } from '../../../core/outbox/endpoint-url.ts';

test('what an endpoint says itself stays, and the token is added to it', (t) => {
  t.is(endpointUrl('address', 'https://feldt.example/a?list=1#top', 'f00'), 'https://feldt.example/a?list=1&m=f00');
});

test('a token tells purposes and messages apart, and nothing else', (t) => {
  const tokens = ['open', 'unsubscribe'].flatMap((purpose) => ['<a@b.example>', '<b@b.example>'].map((id) => messageToken(purpose, id)));
  t.is(new Set(tokens).size, 4);
  for (const token of tokens) t.regex(token, /^[0-9a-f]{32}$/);
});
