import { getEventListeners } from 'node:events';
import test from 'ava';
import { orAborted } from '../../../core/model/or-aborted.ts';

test('work that ends first counts, and leaves no listener', async (t) => {
  const { signal } = new AbortController();
  t.is(await orAborted(Promise.resolve(7), signal), 7);
  await t.throwsAsync(orAborted(Promise.reject(new Error('no')), signal), { message: 'no' });
  t.is(getEventListeners(signal, 'abort').length, 0);
});

test('who is cancelled first waits for nothing, and what the work does then troubles nobody', async (t) => {
  const stopping = new AbortController();
  const { promise, reject } = Promise.withResolvers<never>();
  const reason = new Error('enough');
  const waiting = t.throwsAsync(orAborted(promise, stopping.signal));
  stopping.abort(reason);
  t.is(await waiting, reason);
  reject(new Error('late'));
  t.is(await t.throwsAsync(orAborted(Promise.resolve(1), stopping.signal)), reason);
});
