import test from 'ava';
import { plainWords, readReply, sayReply } from '../../../../plugins/transports/smtp/server-words.ts';

const replies: readonly (readonly [response: string, code: number, status: string | null, text: string])[] = [
  ['550 5.1.1 No such user', 550, '5.1.1', 'No such user'],
  ['550-5.1.1 The account does not exist.\n550-5.1.1 Try again.\n550 5.1.1 Bye', 550, '5.1.1', 'The account does not exist. Try again. Bye'],
  ['421 Closing', 421, null, 'Closing'],
  ['452', 452, null, ''],
  ['550 #5.1.0 Address rejected', 550, null, '#5.1.0 Address rejected'],
  ['451 4.7.650 Rate limited', 451, '4.7.650', 'Rate limited'],
  ['550 5.1.1', 550, '5.1.1', ''],
  ['550-First line without a status\n550 5.7.1 Second with one', 550, '5.7.1', 'First line without a status Second with one'],
  ['550 10.0.0.1 is blocked', 550, null, '10.0.0.1 is blocked'],
];

for (const [response, code, status, text] of replies) {
  test(`${JSON.stringify(response)} is read as ${code}, ${status ?? 'no status'}`, (t) => {
    t.deepEqual(readReply(response, 'recipient'), { code, status, text, to: 'recipient' });
  });
}

test('what is no refusal is none', (t) => {
  for (const response of ['250 Fine', '354 Go on', '', 'hello', '5500 no', '999 what', '55', '\u0000550 x', ' 550 x']) t.is(readReply(response, 'mail'), undefined, JSON.stringify(response));
});

test('what a server says is shown in one line, without controls, and cut where it goes on for ever', (t) => {
  t.is(plainWords('a\u001b[31mred\r\nb\u2028c\u202ed\u0000'), 'a [31mred b c d');
  const long = plainWords('x'.repeat(1_000_000));
  t.is(long.length, 500);
  t.is(sayReply({ code: 550, status: '5.1.1', text: 'y'.repeat(5_000), to: 'mail' }).length, 310);
  const reply = readReply(`550 5.1.1 ${'z '.repeat(1_000_000)}`, 'mail');
  t.true((reply?.text.length ?? 0) <= 2_000);
});

test('hostile replies are read in no time', (t) => {
  const began = performance.now();
  for (const response of [`550 ${'5.1.'.repeat(100_000)}`, `550${'-'.repeat(100_000)}`, `550 ${' '.repeat(1_000_000)}x`, `550-${'\n550-'.repeat(100_000)}`]) readReply(response, 'mail');
  t.true(performance.now() - began < 500);
});
