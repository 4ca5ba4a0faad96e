import test from 'ava';
import { openTestStore } from '../../support/store.ts';

test('who is left alone at an address is left alone at each variant of it, but not the other way round', async (t) => {
  const store = await openTestStore(t);
  await store.suppression.add('jane@acme.example', 'unsubscribed');
  await store.suppression.add('max+jobs@acme.example', 'gone');
  t.like(await store.suppression.find('Jane+Jobs@acme.example'), { reason: 'unsubscribed' });
  t.is(await store.suppression.find('max@acme.example'), undefined);
  const found = await store.suppression.among(['jane+a+b@acme.example', 'max+jobs@acme.example', 'max+other@acme.example', '+jane@acme.example']);
  t.deepEqual([...found].map(([address, { reason }]) => [address, reason]).sort(), [['jane+a+b@acme.example', 'unsubscribed'], ['max+jobs@acme.example', 'gone']]);
});

test('an address that is on the list as a variant of another comes off it for good', async (t) => {
  const store = await openTestStore(t);
  await store.suppression.add('jane+jobs@acme.example', 'unsubscribed');
  await store.suppression.add('jane@acme.example', 'complaint');
  t.like(await store.suppression.find('jane+jobs@acme.example'), { reason: 'complaint' }, 'what weighs more is told');
  await store.suppression.remove('jane+jobs@acme.example');
  t.is(await store.suppression.find('jane+jobs@acme.example'), undefined);
});

test('an address that must not be written to is known in any case, and stands nowhere in clear', async (t) => {
  const store = await openTestStore(t);
  await store.suppression.add('Jane@Acme.example', 'unsubscribed');
  await store.suppression.add('jane@acme.example', 'gone');
  t.deepEqual(await store.suppression.find(' JANE@acme.EXAMPLE '), { reason: 'unsubscribed', at: new Date(store.clock.now()).toISOString() });
  t.is(await store.suppression.find('max@acme.example'), undefined);
  t.is(await store.suppression.count(), 1);
  t.notRegex(JSON.stringify(store.connection.all('SELECT * FROM unsubscribed_emails')), /jane|acme/i);
});
