import test, { type ExecutionContext } from 'ava';
import { createSenderRole } from '../../../extension/host/sender-role.ts';
import { openTestStore, type TestStore } from '../../support/store.ts';

function open(t: ExecutionContext, store: TestStore, owner: string, isAlive: (owner: string) => boolean = () => true) {
  const asked: unknown[] = [];
  const role = createSenderRole({ roles: store.roles, owner, who: `window ${owner}`, isAlive, changed: () => t.log(`${owner} sees another holder`), asked: async (request) => void asked.push(request) });
  return { role, asked };
}

test('of two windows the first sends, and the second takes over when the first is closed', async (t) => {
  const store = await openTestStore(t);
  const [first, second] = [open(t, store, 'a'), open(t, store, 'b')];
  await first.role.beat();
  await second.role.beat();
  t.true(first.role.isOurs);
  t.false(second.role.isOurs);
  t.is(second.role.holder?.who, 'window a');
  await first.role.end();
  await second.role.beat();
  t.true(second.role.isOurs);
});

test('a window that hangs has lost the role within fifteen seconds, and hears of it when it wakes', async (t) => {
  const store = await openTestStore(t);
  const [first, second] = [open(t, store, 'a'), open(t, store, 'b')];
  await first.role.beat();
  let seconds = 0;
  for (; seconds < 15 && !second.role.isOurs; seconds += 3) {
    await second.role.beat();
    await store.clock.advance(3_000);
  }
  t.true(second.role.isOurs);
  await first.role.beat();
  t.false(first.role.isOurs);
});

test('what a window asks of the sender is done by it, or by who takes over when it is gone before', async (t) => {
  const store = await openTestStore(t);
  const first = open(t, store, 'a');
  await first.role.beat();
  await store.roles.ask('sender', 'one');
  await first.role.beat();
  t.deepEqual(first.asked, ['one']);
  await store.roles.ask('sender', 'two');
  const second = open(t, store, 'b', (owner) => owner !== 'a');
  await second.role.beat();
  t.deepEqual(second.asked, ['two']);
  t.deepEqual(first.asked, ['one']);
});

test('a sender that is at work keeps the role meanwhile', async (t) => {
  const store = await openTestStore(t);
  const work = Promise.withResolvers<void>();
  const first = createSenderRole({ roles: store.roles, owner: 'a', who: 'window a', isAlive: () => true, changed: () => t.pass(), asked: () => work.promise });
  const second = open(t, store, 'b');
  await first.beat();
  await store.roles.ask('sender', 'one');
  const working = first.beat();
  for (let seconds = 0; seconds < 30; seconds += 3) {
    await store.clock.advance(3_000);
    await first.beat();
    await second.role.beat();
  }
  t.false(second.role.isOurs);
  work.resolve();
  await working;
});

test('while the store is locked one beat waits for it, and no others behind it', async (t) => {
  const store = await openTestStore(t);
  const lock = Promise.withResolvers<void>();
  let waiting = 0;
  const hold: typeof store.roles.hold = async (...claim) => {
    waiting += 1;
    await lock.promise;
    return store.roles.hold(...claim);
  };
  const role = createSenderRole({ roles: { ...store.roles, hold }, owner: 'a', who: 'window a', isAlive: () => true, changed: () => t.pass(), asked: async () => undefined });
  const beats = [role.beat(), role.beat(), role.beat()];
  t.is(waiting, 1);
  lock.resolve();
  await Promise.all(beats);
  t.true(role.isOurs);
});
