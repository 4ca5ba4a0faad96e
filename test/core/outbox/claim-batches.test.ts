import test, { type ExecutionContext } from 'ava';
import type { Transport } from '../../../core/contracts/transport.ts';
import { claimBatches } from '../../../core/outbox/claim-batches.ts';
import type { SendingGuard } from '../../../core/outbox/sending-guard.ts';
import { queueManyMessages } from '../../support/many-messages.ts';
import { openTestStore, type TestStore } from '../../support/store.ts';

interface World {
  readonly store: TestStore;
  readonly ids: readonly number[];
  readonly parts: Parameters<typeof claimBatches>[0];
  /** How many attempts the store knew each time they were noted outside of it. */
  readonly noted: number[];
}

async function world(t: ExecutionContext, count: number, note: () => Promise<void> = async () => undefined): Promise<World> {
  const store = await openTestStore(t);
  await queueManyMessages(store, count);
  const noted: number[] = [];
  const guard: Pick<SendingGuard, 'begin' | 'note'> = {
    begin: async () => undefined,
    async note() {
      await note();
      noted.push(await store.sendRecords.newestOnDisk());
    },
  };
  const ids = (await store.queue.waiting()).map(({ id }) => id);
  return { store, ids, noted, parts: { store, clock: store.clock, guard: guard as SendingGuard } };
}

const wire = { id: 'wire', label: 'wire', idempotent: false, connections: 2, send: async () => ({ kind: 'accepted', reference: '' }) } satisfies Transport;

test('messages are given out in the order in which they should go, and each attempt is noted before it begins', async (t) => {
  const { parts, ids, noted } = await world(t, 20);
  const batches = claimBatches(parts, { transport: wire, ids });
  const given: number[] = [];
  for (let message = await batches.next(); message !== undefined; message = await batches.next()) {
    given.push(message.id);
    t.true((noted.at(-1) ?? 0) >= given.length);
  }
  t.deepEqual(given, ids);
  t.true(noted.length < 5, 'once for a batch');
  t.true(batches.claimed());
});

test('several who ask at the same moment get different messages', async (t) => {
  const { parts, ids } = await world(t, 10);
  const batches = claimBatches(parts, { transport: wire, ids });
  const given = await Promise.all(Array.from({ length: 12 }, () => batches.next()));
  t.is(new Set(given.flatMap((message) => message?.id ?? [])).size, 10);
  t.is(given.filter((message) => message === undefined).length, 2);
});

test('what other processes have taken is not given out', async (t) => {
  const { store, parts, ids } = await world(t, 5);
  await store.outbox.claim({ owner: 'another', now: store.clock.now(), leaseMs: 60_000, limit: 5, transport: 'wire' });
  const batches = claimBatches(parts, { transport: wire, ids });
  t.is(await batches.next(), undefined);
  t.false(batches.claimed());
});

test('when it is enough nothing more is given out, and what was claimed ahead goes back into the queue', async (t) => {
  const { store, parts, ids } = await world(t, 20);
  const enough = new AbortController();
  const batches = claimBatches(parts, { transport: wire, ids, enough: enough.signal });
  t.truthy(await batches.next());
  enough.abort();
  t.is(await batches.next(), undefined);
  await batches.giveBack();
  t.like(await store.outbox.counts(), { queued: 19, sending: 1 });
});

test('what could not be noted is not sent: it goes back into the queue, and whoever asks is told', async (t) => {
  const { store, parts, ids } = await world(t, 5, () => Promise.reject(new Error('no room')));
  const batches = claimBatches(parts, { transport: wire, ids });
  await t.throwsAsync(batches.next(), { message: 'no room' });
  await batches.giveBack();
  t.like(await store.outbox.counts(), { queued: 5, sending: 0 });
});

test('a transport that does things over without doing them twice needs no note', async (t) => {
  const { parts, ids, noted } = await world(t, 3);
  const batches = claimBatches(parts, { transport: { ...wire, idempotent: true }, ids });
  t.truthy(await batches.next());
  t.deepEqual(noted, []);
});
