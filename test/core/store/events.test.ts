import test from 'ava';
import { addLead, openTestStore } from '../../support/store.ts';

test('a moment is told after the transaction that made it true, and not at all when that is rolled back', async (t) => {
  const store = await openTestStore(t);
  const lead = await addLead(store);
  const claim = () => store.events.claim({ owner: 'me', now: store.clock.now(), leaseMs: 1_000, limit: 10 });
  await t.throwsAsync(
    store.write(async (tx) => {
      await store.events.append(tx, 'leadDiscovered', { lead });
      throw new Error('power cut');
    }),
  );
  t.deepEqual(await claim(), []);
  const id = await store.write((tx) => store.events.append(tx, 'leadDiscovered', { lead }));
  const [told] = await claim();
  t.deepEqual(told, { id, moment: 'leadDiscovered', attempts: 1, event: { lead, eventId: id, at: new Date(store.clock.now()).toISOString() } });
});

test('an event is told by one process at a time, again when that one dies, and never after it was delivered', async (t) => {
  const store = await openTestStore(t);
  const lead = await addLead(store);
  const ids = await store.write(async (tx) => [await store.events.append(tx, 'leadDiscovered', { lead }), await store.events.append(tx, 'leadDiscovered', { lead })]);
  const claim = (owner: string) => store.events.claim({ owner, now: store.clock.now(), leaseMs: 1_000, limit: 10 });
  t.deepEqual((await claim('first')).map(({ id }) => id), ids);
  t.deepEqual(await claim('second'), []);
  await store.events.markDelivered(ids.slice(0, 1));
  await store.clock.advance(1_001);
  t.deepEqual((await claim('second')).map(({ id, attempts }) => [id, attempts]), [[ids[1], 2]]);
  await store.events.release(ids);
  t.is((await claim('third')).length, 1);
  t.is(await store.events.releaseDead((owner) => owner !== 'third'), 1);
  t.is(await store.events.undelivered(), 1);
  await store.events.markDelivered(ids);
  t.is(await store.events.undelivered(), 0);
  t.deepEqual((await store.events.after(0, 10)).map(({ id }) => id), ids);
});

test('ids of events grow, also after the newest ones are gone', async (t) => {
  const store = await openTestStore(t);
  const lead = await addLead(store);
  const append = () => store.write((tx) => store.events.append(tx, 'leadDiscovered', { lead }));
  const first = await append();
  await store.write((tx) => void tx.run('DELETE FROM events'));
  t.true((await append()) > first);
});

test('the newest events come first, without the agents whose work is an event of its own, and with module agents and those that failed', async (t) => {
  const store = await openTestStore(t);
  const lead = await addLead(store);
  const ended = { agent: 'research', leadId: lead.id, milliseconds: 5 };
  const ids = await store.write(async (tx) => [
    await store.events.append(tx, 'leadDiscovered', { lead }),
    await store.events.append(tx, 'agentCompleted', { ...ended, state: 'completed', reason: null }),
    await store.events.append(tx, 'agentCompleted', { ...ended, state: 'failed', reason: 'the page was gone' }),
  ]);
  t.deepEqual((await store.events.newest(10)).map(({ id }) => id), [ids[2], ids[0]]);
  t.deepEqual((await store.events.newest(1)).map(({ id }) => id), [ids[2]]);
  const module = await store.write(async (tx) => {
    await store.agentResults.put({ leadId: lead.id, agent: 'word-count', moment: 'briefReady', value: { words: 7 } }, tx);
    return store.events.append(tx, 'agentCompleted', { ...ended, agent: 'word-count', state: 'completed', reason: null });
  });
  t.deepEqual((await store.events.newest(10)).map(({ id }) => id), [module, ids[2], ids[0]]);
});
