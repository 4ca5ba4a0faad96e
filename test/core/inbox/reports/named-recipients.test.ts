import test from 'ava';
import { namedRecipients } from '../../../../core/inbox/reports/named-recipients.ts';

const named = (words: string, ours: readonly string[] = ['kim@kim.example']) => namedRecipients(words, ours).map(({ address }) => address);

test('recipients begin a line; who only runs the server does not count', (t) => {
  t.deepEqual(named('For help write to postmaster@x.example.\n\n<ann@x.example>: unknown user\n  host said 550\n<bob@x.example>: mailbox full'), ['ann@x.example', 'bob@x.example']);
});

test('a sentence can name the recipient, and we are not one', (t) => {
  t.deepEqual(named('The message from kim@kim.example could not be delivered to ann@x.example since yesterday.'), ['ann@x.example']);
  t.deepEqual(named('550 5.1.1 ann@x.example unknown; sent by kim@kim.example'), ['ann@x.example']);
});

test('whoever writes to himself is named all the same', (t) => {
  t.deepEqual(named('<kim@kim.example>: mailbox full'), ['kim@kim.example']);
});

test('each recipient has the lines that are about it', (t) => {
  const [ann, bob] = namedRecipients('ann@x.example\n  550 unknown\n\nbob@x.example\n  552 full\n', []);
  t.regex(ann?.said ?? '', /unknown/);
  t.notRegex(ann?.said ?? '', /full/);
  t.regex(bob?.said ?? '', /full/);
});
