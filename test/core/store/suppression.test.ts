import test from 'ava';
import { openTestStore } from '../../support/store.ts';

test('an address that must not be written to is known in any case, and stands nowhere in clear', async (t) => {
  const store = await openTestStore(t);
  await store.suppression.add('Jane@Acme.example', 'unsubscribed');
  await store.suppression.add('jane@acme.example', 'gone');
  t.deepEqual(await store.suppression.find(' JANE@acme.EXAMPLE '), { reason: 'unsubscribed', at: new Date(store.clock.now()).toISOString() });
  t.is(await store.suppression.find('max@acme.example'), undefined);
  t.is(await store.suppression.count(), 1);
  t.notRegex(JSON.stringify(store.connection.all('SELECT * FROM unsubscribed_emails')), /jane|acme/i);
});
