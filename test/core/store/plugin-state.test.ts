import test from 'ava';
import { errorOf } from '../../support/error-of.ts';
import { openTestStore } from '../../support/store.ts';

test('each plugin keeps values of its own under its own keys', async (t) => {
  const store = await openTestStore(t);
  await store.pluginState.set('one', 'k', { a: [1, null, 'x'] });
  await store.pluginState.set('two', 'k', false);
  t.deepEqual(await store.pluginState.get('one', 'k'), { a: [1, null, 'x'] });
  t.is(await store.pluginState.get('two', 'k'), false);
  await store.pluginState.delete('one', 'k');
  t.is(await store.pluginState.get('one', 'k'), undefined);
  t.is(await store.pluginState.get('two', 'k'), false);
});

test('what JSON cannot hold, or is larger than 64 KiB, is refused under the plugin\'s name', async (t) => {
  const store = await openTestStore(t);
  await store.pluginState.set('p', 'k', 'x'.repeat(65_534));
  for (const value of [undefined, () => 1, 'x'.repeat(65_535), 'é'.repeat(40_000)]) {
    const error = await errorOf(() => store.pluginState.set('p', 'k', value));
    t.is(error.code, 'plugin_state_refused');
    t.regex(error.message, /"p"/);
  }
  t.is((await store.pluginState.get('p', 'k') as string).length, 65_534);
});
