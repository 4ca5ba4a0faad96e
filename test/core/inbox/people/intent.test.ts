import test from 'ava';
import type { Intent } from '../../../../core/domain/mail-reading.ts';
import { readIntent } from '../../../../core/inbox/people/intent.ts';
import { spent } from '../../../support/spent.ts';
import { confusionTable, harms, judge } from '../../../support/replies/confusion.ts';

for (const part of ['seen', 'held-out'] as const) {
  test(`no opt-out is missed and no refusal is read as interest among the ${part} answers, and nearly all are read as meant`, (t) => {
    const judged = judge(part);
    t.log(confusionTable(judged));
    t.deepEqual(harms(judged).map(({ reply, read }) => `${reply.label} read as ${read}: ${reply.mail.text}`), []);
    t.deepEqual(judged.filter(({ factsRight }) => !factsRight).map(({ reply }) => reply.mail.text), [], 'whom they name instead, and of absences the day of return and the departure');
    const right = judged.filter(({ reply, read }) => reply.label === read).length;
    t.true(right >= judged.length * 0.95, `${right} of ${judged.length}`);
  });
}

test('there are at least three hundred labelled answers, and an opt-out in each language', (t) => {
  const all = [...judge('seen'), ...judge('held-out')];
  t.true(all.length >= 300);
  t.deepEqual([...new Set(all.filter(({ reply }) => reply.label === 'opt-out').map(({ reply }) => reply.language))].sort(), ['de', 'en', 'es', 'fr', 'it', 'ja', 'nl', 'pl', 'pt', 'sv']);
});

const table: readonly (readonly [said: string, meant: Intent, because: string])[] = [
  ['Stop by my office on Friday, we should talk.', 'interested', 'stopping by is a visit'],
  ['Please do not stop, tell me more.', 'interested', 'a negation turns "stop" round'],
  ['No need to unsubscribe me, I am interested.', 'interested', 'a negation turns "unsubscribe" round'],
  ['I am not uninterested. When are you free?', 'interested', 'two negations'],
  ["I can't say I'm not interested. Let's talk on Monday.", 'interested', 'two negations'],
  ['Not interested. Never write to me again, you fool.', 'opt-out', 'an insult with the wish is an opt-out'],
  ['You are an idiot.', 'no', 'an insult without the wish is a refusal'],
  ['I found this in my spam folder. Let us talk, how about Tuesday?', 'interested', 'the spam folder is no insult'],
  ['Not interested at this time, but do write again in spring.', 'not-now', 'a later time is offered'],
  ['If you would rather not hear from me, reply with "no thanks" or "unsubscribe" and you will not be written to again.', 'unclear', 'our own footer, quoted without a mark'],
  ['Yes, gladly!\nTo unsubscribe from our newsletter, click here.', 'interested', "the person's own newsletter"],
  ['Drop me a line.', 'unclear', '"drop me" is not "drop me from the list"'],
  ['please remove me\nfrom your list', 'opt-out', 'a line that was wrapped'],
  ['PLEASE REMOVE ME FROM THIS LIST', 'opt-out', 'capital letters'],
  ['Désinscrivez-moi svp', 'opt-out', 'accents'],
];

for (const [said, meant, because] of table) {
  test(`"${said.replaceAll('\n', ' ')}" means ${meant}: ${because}`, (t) => {
    t.is(readIntent(said), meant);
  });
}

test('a mail whose subject says nothing but "unsubscribe" is an opt-out, whatever a program wrote into it', (t) => {
  t.is(readIntent('This message was made by a mail program.', 'unsubscribe'), 'opt-out');
  t.is(readIntent('Sounds good, call me.', 'Re: How to unsubscribe from chaos'), 'interested');
});

test('an opt-out at the very end of a long answer is read', (t) => {
  t.is(readIntent(`${'We had a long day. '.repeat(5_000)}\nPlease remove me from your list.`), 'opt-out');
});

test('what an answer wants is found in time that does not grow with its length', (t) => {
  const started = spent();
  for (const piece of ['please remove ', 'not ', 'do not send me any ', 'a', '"', 'write to me write to me, ', '\n', '> ', 'ください']) readIntent(piece.repeat(1_000_000));
  t.true(spent() - started < 4_000, `${spent() - started} ms`);
});
