import test from 'ava';
import { pollMailbox } from '../../../core/inbox/poll-mailbox.ts';
import { accountsOf } from '../../../core/outbox/accounts.ts';
import { expiredPeople } from '../../../core/store/expired-people.ts';
import { sendApproved } from '../../../core/outbox/send-approved.ts';
import { day, never, openMailWorld } from '../../support/mail-world.ts';

test('the last message counts, theirs or ours; who was never written to, or still is, is kept', async (t) => {
  const { engine, approve, clock, mailbox } = await openMailWorld(t);
  const silent = await approve('Alder', { followUps: false });
  const { email } = await approve('Birch', { followUps: false });
  await approve('Cedar');
  await sendApproved(engine, never);
  const sentAt = clock.now();
  t.deepEqual(await expiredPeople(engine.store, sentAt), []);
  await clock.advance(day);
  mailbox.put(`From: ops@birch.example\nTo: mara@example.org\nIn-Reply-To: ${email.messageId}\nSubject: Re: hello\nMessage-ID: <1@birch.example>\n\nInteresting.\n`);
  const [account] = accountsOf(engine.settings);
  if (account === undefined) throw new Error('there is an account');
  await pollMailbox(engine, account, never);
  const expired = await expiredPeople(engine.store, clock.now());
  t.deepEqual(expired, [{ leadId: silent.lead.id, company: 'Alder', person: silent.lead.person, lastContactAt: sentAt }]);
  t.deepEqual((await expiredPeople(engine.store, clock.now() + day)).map(({ company }) => company), ['Alder', 'Birch']);
});
