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
