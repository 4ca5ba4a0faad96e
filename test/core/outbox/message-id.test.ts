import test from 'ava';
import { messageIdFor } from '../../../core/outbox/message-id.ts';

test('the same seed gives the same Message-ID, another seed another one', (t) => {
  const sender = { email: 'sam@example.com' };
  t.is(messageIdFor({ sender, seed: 'a' }), messageIdFor({ sender, seed: 'a' }));
  t.not(messageIdFor({ sender, seed: 'a' }), messageIdFor({ sender, seed: 'b' }));
  t.regex(messageIdFor({ sender, seed: 'a\r\nBcc: x' }), /^<[0-9a-f]{32}@example\.com>$/);
});

test('without a usable address the domain is nobody’s', (t) => {
  for (const email of ['', 'x', 'a@b\r\nc']) t.regex(messageIdFor({ sender: { email }, seed: 'a' }), /@outreach\.invalid>$/);
});
