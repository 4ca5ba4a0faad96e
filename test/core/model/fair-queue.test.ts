import test from 'ava';
import { createFairQueue } from '../../../core/model/fair-queue.ts';

const never = new AbortController().signal;

test('who has fewer requests waiting comes first, so that one busy agent keeps nobody waiting for all of its own', async (t) => {
  const queue = createFairQueue({ concurrency: 1, requestsPerMinute: null });
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const done: string[] = [];
  const add = (who: string, name: string) => queue.add(who, never, async () => void done.push(name));
  const busy = queue.add('first', never, () => gate);
  const rest = [add('research', 'r1'), add('research', 'r2'), add('research', 'r3'), add('writer', 'w1'), add('writer', 'w2')];
  await new Promise((resolve) => setImmediate(resolve));
  open();
  await Promise.all([busy, ...rest]);
  t.deepEqual(done, ['r1', 'w1', 'r2', 'w2', 'r3']);
});

test('no more run at the same time than are allowed', async (t) => {
  const queue = createFairQueue({ concurrency: 3, requestsPerMinute: null });
  let running = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 20 }, () =>
      queue.add('a', never, async () => {
        most = Math.max(most, (running += 1));
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
      }),
    ),
  );
  t.is(most, 3);
});

test('who is cancelled while waiting leaves with the reason, and is never run', async (t) => {
  const queue = createFairQueue({ concurrency: 1, requestsPerMinute: null });
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const busy = queue.add('a', never, () => gate);
  const stopping = new AbortController();
  const reason = new Error('enough');
  const waiting = queue.add('a', stopping.signal, async () => t.fail('it ran'));
  await new Promise((resolve) => setImmediate(resolve));
  stopping.abort(reason);
  t.is(await t.throwsAsync(waiting), reason);
  open();
  await busy;
  await queue.add('a', never, async () => t.pass());
});

test('who came first of one agent stays first, however many of its own come after', async (t) => {
  const queue = createFairQueue({ concurrency: 1, requestsPerMinute: null });
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const done: string[] = [];
  const add = (name: string) => queue.add('research', never, async () => void done.push(name));
  const busy = queue.add('research', never, () => gate);
  const old = ['old1', 'old2', 'old3'].map(add);
  await new Promise((resolve) => setImmediate(resolve));
  open();
  await old[0];
  await Promise.all([busy, ...old, ...['new1', 'new2'].map(add)]);
  t.deepEqual(done, ['old1', 'old2', 'old3', 'new1', 'new2']);
});
