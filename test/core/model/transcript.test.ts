import test from 'ava';
import type { ChatMessage } from '../../../core/contracts/backend.ts';
import { validTranscript } from '../../../core/model/transcript.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const call = (id: string) => ({ id, name: 'look', arguments: '{}' });
const asks = (...ids: readonly string[]): ChatMessage => ({ role: 'assistant', text: '', toolCalls: ids.map(call) });
const result = (callId: string, text = 'seen'): ChatMessage => ({ role: 'tool', callId, name: 'look', text });
const user: ChatMessage = { role: 'user', text: 'Go on.' };

/** As strict as the strictest provider. Says what it would refuse. */
function refusal(messages: readonly ChatMessage[]): string | undefined {
  let open: string[] = [];
  for (const message of messages) {
    if (message.role === 'tool') {
      if (open[0] === undefined) return `a result without a call: ${message.callId}`;
      if (!open.includes(message.callId)) return `a result of another call: ${message.callId}`;
      open = open.filter((id) => id !== message.callId);
      continue;
    }
    if (open.length > 0) return `no result for ${open.join(', ')}`;
    if (message.role === 'assistant') {
      if (message.text === '' && message.toolCalls.length === 0) return 'an empty message';
      open = message.toolCalls.map(({ id }) => id);
      if (new Set(open).size < open.length) return 'two calls with one id';
    }
  }
  return open.length > 0 ? `no result for ${open.join(', ')}` : undefined;
}

test('a talk that is valid stays as it is', (t) => {
  const talk = [user, asks('a', 'b'), result('a'), result('b'), asks('c'), result('c'), user];
  t.deepEqual(validTranscript(talk), talk);
});

test('a call that was cut off is answered as not carried out', (t) => {
  t.deepEqual(validTranscript([user, asks('a', 'b'), result('a')]).at(-1), { role: 'tool', callId: 'b', name: 'look', text: '{"error": "This call was not carried out."}', failed: true });
});

test('a result whose call was trimmed away goes too, and a second result of one call', (t) => {
  t.deepEqual(validTranscript([result('a'), user, asks('b'), result('b', 'first'), result('b', 'second')]), [user, asks('b'), result('b', 'first')]);
});

test('any talk, cut and mixed as it may be, is one that every provider takes, and nothing of it is made up', (t) => {
  const random = seededRandom(7);
  for (let round = 0; round < 5_000; round += 1) {
    const talk = Array.from({ length: Math.floor(random() * 12) }, (): ChatMessage => {
      const id = () => 'abcd'[Math.floor(random() * 4)] ?? 'a';
      const kind = random();
      if (kind < 0.4) return result(id());
      if (kind < 0.7) return asks(...Array.from({ length: Math.floor(random() * 3) }, id));
      return kind < 0.85 ? user : { role: 'assistant', text: 'Well.', toolCalls: [] };
    });
    const valid = validTranscript(talk);
    t.is(refusal(valid), undefined, JSON.stringify(talk));
    t.deepEqual(validTranscript(valid), valid);
    t.true(valid.every((message) => talk.includes(message) || message.role === 'assistant' || (message.role === 'tool' && message.failed === true)));
  }
});
