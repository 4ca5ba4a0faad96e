import test from 'ava';
import { askedMoments, createHooks, toldMoments } from '../../../core/kernel/hooks.ts';

test('the table of hooks, the list of questions and the list of told moments name the same moments', (t) => {
  t.deepEqual(Object.keys(createHooks()).sort(), [...askedMoments, ...toldMoments].sort());
});

test('the moments that are told are the ones that were promised', (t) => {
  t.deepEqual([...toldMoments], ['leadDiscovered', 'briefReady', 'matchScored', 'emailDrafted', 'emailApproved', 'emailSent', 'emailOpened', 'replyReceived', 'followUpQueued', 'agentCompleted', 'campaignChanged']);
});

test('a question has the base form, and what is told the past tense', (t) => {
  for (const moment of toldMoments) t.regex(moment, /(?:ed|Sent|Ready)$/);
  for (const moment of askedMoments) t.notRegex(moment, /(?:ed|Sent|Ready)$/);
});

test('each kernel has hooks of its own', (t) => {
  const [one, other] = [createHooks(), createHooks()];
  one.emailSent.tap('one', () => undefined);
  t.true(one.emailSent.isUsed());
  t.false(other.emailSent.isUsed());
});
