import test, { type ExecutionContext } from 'ava';
import { addDraft, approve, openTestStore, type TestStore } from '../../support/store.ts';

async function attempt(store: TestStore): Promise<void> {
  const [message] = await store.outbox.claim({ owner: 'me', now: store.clock.now(), leaseMs: 60_000, limit: 1, transport: 'smtp' });
  if (message === undefined) throw new Error('nothing was due');
  await store.outbox.release(message, 'not yet');
}

async function ready(t: ExecutionContext): Promise<TestStore> {
  const store = await openTestStore(t);
  await approve(store, (await addDraft(store)).email);
  return store;
}

test('a store that never tried to send knows of no attempt', async (t) => {
  t.deepEqual(await (await openTestStore(t)).sendRecords.read(), { attempts: 0, restoredAt: null, releasedAt: null });
});

test('attempts are counted from the first one on, over a restart', async (t) => {
  const store = await ready(t);
  await attempt(store);
  await attempt(store);
  await store.close();
  t.is((await (await openTestStore(t, store.file, store.clock)).sendRecords.read()).attempts, 2);
});

test('a store that was dealt with numbers its attempts above all that were ever made, and never below its own', async (t) => {
  const store = await ready(t);
  store.connection.run("INSERT INTO store_meta (key, value) VALUES ('restored_at', '2026-03-01T08:00:00.000Z')");
  t.is((await store.sendRecords.read()).restoredAt, '2026-03-01T08:00:00.000Z');
  await store.sendRecords.settle(40);
  await attempt(store);
  t.deepEqual(await store.sendRecords.read(), { attempts: 41, restoredAt: null, releasedAt: store.clock.now() });
  await store.sendRecords.settle(3);
  await attempt(store);
  t.is((await store.sendRecords.read()).attempts, 42);
});

test('when a person is forgotten with all attempts to write to them, no number is given again', async (t) => {
  const store = await ready(t);
  await attempt(store);
  store.connection.run('DELETE FROM leads');
  const next = store.connection.get<{ seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'send_attempts'");
  t.is(next?.seq, 1);
});
