import test from 'ava';
import { addLead, openTestStore } from '../../support/store.ts';

test('a window sees that another one has changed the store, and does not take its own changes for news', async (t) => {
  const ours = await openTestStore(t);
  const theirs = await openTestStore(t, ours.file);
  const before = await ours.changes.elsewhere();
  await addLead(ours);
  t.is(await ours.changes.elsewhere(), before);
  await addLead(theirs, { person: 'Ada Moreau' });
  const after = await ours.changes.elsewhere();
  t.not(after, before);
  t.is(await ours.changes.elsewhere(), after);
});
