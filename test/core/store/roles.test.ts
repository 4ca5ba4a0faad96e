import test from 'ava';
import { openTestStore } from '../../support/store.ts';

const alive = () => true;
const claim = (owner: string) => ({ owner, who: `window ${owner}`, leaseMs: 9_000, isAlive: alive });

test('of two windows on one store, one is the sender and the other knows which', async (t) => {
  const one = await openTestStore(t);
  const other = await openTestStore(t, one.file, one.clock);
  t.is((await one.roles.hold('sender', claim('a'))).who, 'window a');
  t.is((await other.roles.hold('sender', claim('b'))).who, 'window a');
});

test('who renews keeps the role; who falls silent for its lease has lost it', async (t) => {
  const store = await openTestStore(t);
  await store.roles.hold('sender', claim('a'));
  await store.clock.advance(8_000);
  await store.roles.hold('sender', claim('a'));
  await store.clock.advance(8_000);
  t.is((await store.roles.hold('sender', claim('b'))).owner, 'a');
  await store.clock.advance(1_000);
  t.is((await store.roles.hold('sender', claim('b'))).owner, 'b');
  t.is((await store.roles.hold('sender', claim('a'))).owner, 'b', 'the first comes too late, and hears it');
});

test('the role of a process that is gone, or that lays it down, is free at once', async (t) => {
  const { roles } = await openTestStore(t);
  await roles.hold('sender', claim('a'));
  t.is((await roles.hold('sender', { ...claim('b'), isAlive: (owner) => owner !== 'a' })).owner, 'b');
  await roles.release('sender', 'a');
  t.is((await roles.hold('sender', claim('c'))).owner, 'b', 'only its holder can lay it down');
  await roles.release('sender', 'b');
  t.is((await roles.hold('sender', claim('c'))).owner, 'c');
});

test('what is asked of the sender is taken once', async (t) => {
  const { roles } = await openTestStore(t);
  await roles.ask('sender', { emailIds: [1, 2] });
  t.deepEqual(await roles.takeAsked('sender'), { emailIds: [1, 2] });
  t.is(await roles.takeAsked('sender'), undefined);
});
