import test from 'ava';
import { splitAtOriginal } from '../../../../core/inbox/reports/notice.ts';

const message = 'Received: from a by b; Tue, 3 Mar 2026 09:00:00 +0000\nFrom: kim@kim.example\nTo: ann@x.example\nSubject: hello\nMessage-ID: <1@kim.example>\n\nHello';

test('what a server says ends where our message begins, with a line that announces it or without', (t) => {
  for (const line of ['--- Below this line is a copy of the message.\n\n', '------ This is a copy of the message, including all the headers. ------\n\n', 'Original message follows.\n\n', '----- Original message -----\n\n', '-----Ursprüngliche Nachricht-----\n\n', '\n\n']) {
    const { words, original } = splitAtOriginal(`<ann@x.example>: no such user\n\n${line}${message}`);
    t.true(words.includes('no such user'), line);
    t.false(words.includes('Received:'), line);
    t.true(original.startsWith('Received:'), line);
  }
});

test('a summary of our message is not the message', (t) => {
  const text = 'Your message\n\n  To:      ann@x.example\n  Subject: hello\n  Sent:    Tue, 3 Mar 2026\n\ndid not reach the following recipient(s):\n\nann@x.example: unknown';
  t.deepEqual(splitAtOriginal(text), { words: text, original: '' });
});

test('a notice without our message is all words', (t) => {
  t.deepEqual(splitAtOriginal('ann@x.example: mailbox full'), { words: 'ann@x.example: mailbox full', original: '' });
});
