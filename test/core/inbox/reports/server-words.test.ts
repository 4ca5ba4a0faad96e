import test from 'ava';
import { answeredStep, namesRemote, quotedReplies, replyCodeIn, statedReason, statusIn, withoutPoliteness } from '../../../../core/inbox/reports/server-words.ts';

test('codes are told from addresses of machines, versions, sizes and times', (t) => {
  t.is(statusIn('host 5.1.1.9 [192.5.2.1] said: 550 5.2.2 full'), '5.2.2');
  t.is(statusIn('5.0.0 (then) 5.1.1.'), '5.1.1');
  t.is(replyCodeIn('after 500 KB, at 550 12:00'), '');
  t.is(replyCodeIn('said: 550-5.1.1 unknown'), '550');
  t.is(replyCodeIn('smtp; 250 2.1.5 Ok'), '250');
});

test('the step that was answered is read from what servers write about the dialogue', (t) => {
  for (const [text, step] of [
    ['(in reply to RCPT TO command)', 'recipient'],
    ['(in reply to end of DATA command)', 'message'],
    ['SMTP error from remote mail server after MAIL FROM:<a@b.example>', 'mail'],
    ['SMTP error from remote mail server after initial connection', 'connect'],
    ['... while talking to mx.example.:\n>>> RCPT To:<a@x.example>\n<<< 550 no', 'recipient'],
    ['>>> DATA\n<<< 554 no', 'data'],
    ['Remote host said: 554 no (failed after I sent the message)', 'message'],
    ['nothing of the kind', undefined],
  ] as const) t.is(answeredStep(text), step, text);
});

test('quoted replies are kept with what they go on with, and politeness is not', (t) => {
  const words = 'Hi. This is a mail program.\n\n<a@x.example>:\nRemote host said: 550 5.1.1 no\n such user\n\nThanks.';
  t.is(quotedReplies(words), 'Remote host said: 550 5.1.1 no such user');
  t.is(withoutPoliteness("This is a permanent error; I've given up. Sorry it didn't work out.").trim(), '');
});

test('a reason that a mailbox server gives in its words, and whether a server is named', (t) => {
  t.is(statedReason('Your message to <ann> was automatically rejected:\nQuota exceeded (mailbox for user is full)\n'), 'Quota exceeded (mailbox for user is full)');
  t.true(namesRemote('host mx.x.example[192.0.2.1] said: 550 no'));
  t.false(namesRemote('550 no'));
});
