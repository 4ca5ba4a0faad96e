import { join } from 'node:path';
import test from 'ava';
import { openTestStore } from '../support/store.ts';
import { homeWithAddress } from './support/home-with-address.ts';
import { runInHost } from './support/run-in-host.ts';

test('someone with nothing has ten drafts by one command, approves three, and sends exactly those, once', async (t) => {
  const home = homeWithAddress(t);
  const { said } = await runInHost(t, 'runs', { home });
  t.log(said);
  const store = await openTestStore(t, join(home, 'outreach.db'));
  const counts = await store.emails.counts();
  t.is(counts.drafted + counts.approved + counts.sent + counts.rejected, 10);
  t.deepEqual(said['findsNothingToSendBeforeApproval'], { sent: null });
  t.like(said['approvesSeveral'], { done: [1, 2, 3], refused: [{ id: 999 }] });
  t.like(said['rejectsOne'], { done: [4] });
  t.deepEqual(said['sendsOnlyWhatIsApproved'], { sent: [1, 2, 3], files: 3 });
  t.deepEqual(said['sendsNothingTwice'], { sent: null, files: 3 });
  t.is(counts.sent, 3);
  t.is((await store.leads.get(9)).email, 'jobs@known.example');
  t.deepEqual(said['setsAnAddress'], { refused: null }, 'what is no address is told, and the lead keeps what it had');
  t.is((await store.campaigns.find(1))?.status, 'paused');
});
