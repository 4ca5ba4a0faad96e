import test from 'ava';
import { mailRound } from '../../core/outbox/mail-round.ts';
import { homeWithMail } from '../support/home-with-mail.ts';

test('an answer in the mailbox belongs to the message that it answers, by its Message-ID, and its lead has replied', async (t) => {
  const mail = await homeWithMail(t, 2);
  const { signal } = new AbortController();
  await mailRound(mail.engine, signal, { onlyMail: true });
  await mail.answers(2, 'Which of your projects was written in TypeScript?');
  const { received, problems } = await mailRound(mail.engine, signal, { onlyMail: true });
  t.deepEqual(problems, []);
  t.deepEqual(received.map(({ leadId, reading }) => [leadId, reading.kind, reading.intent]), [[mail.leads[1]?.id ?? 0, 'reply', 'question']]);
  t.is((await mail.engine.store.leads.get(mail.leads[1]?.id ?? 0)).status, 'replied');
  t.is((await mail.engine.store.leads.get(mail.leads[0]?.id ?? 0)).status, 'sent');
});
