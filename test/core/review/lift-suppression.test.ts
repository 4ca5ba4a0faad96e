import test from 'ava';
import { isOptOut, liftSuppression, longestReason, staysSuppressed } from '../../../core/review/lift-suppression.ts';
import { forgetPeople } from '../../../core/store/forget.ts';
import { errorOf } from '../../support/error-of.ts';
import { openTestStore } from '../../support/store.ts';

const address = 'jane@acme.example';

test('an address that was taken for gone comes off the list without a word', async (t) => {
  const store = await openTestStore(t);
  await store.suppression.add(address, 'gone');
  t.like(await liftSuppression(store, address, null), { reason: 'gone' });
  t.is(await store.suppression.find(address), undefined);
  t.is(await store.suppression.lifted(address), undefined);
});

test('an opt-out is lifted only by somebody who says why, and that is kept', async (t) => {
  const store = await openTestStore(t);
  await store.suppression.add(address, 'unsubscribed');
  for (const nothing of [null, '', '  \n']) t.is((await errorOf(() => liftSuppression(store, address, nothing))).code, 'suppression_asks_why');
  t.truthy(await store.suppression.find(address));
  await liftSuppression(store, 'Jane@acme.example', ` She wrote on Monday. ${'x'.repeat(2 * longestReason)}`);
  t.is(await store.suppression.find(address), undefined);
  const lifted = await store.suppression.lifted(address);
  t.regex(lifted?.why ?? '', /^She wrote on Monday\./);
  t.true((lifted?.why.length ?? 0) <= longestReason);
  t.is(lifted?.at, new Date(store.clock.now()).toISOString());
});

for (const reason of ['complaint', 'forgotten']) {
  test(`who is on the list for a ${reason} stays there, whatever is said`, async (t) => {
    const store = await openTestStore(t);
    await store.suppression.add(address, reason);
    t.is((await errorOf(() => liftSuppression(store, address, 'I know better'))).code, 'suppression_stays');
    const kept = await store.suppression.find(address);
    t.true(kept !== undefined && staysSuppressed(kept) && !isOptOut(kept));
  });
}

test('an address that is not on the list is said not to be', async (t) => {
  const store = await openTestStore(t);
  t.is((await errorOf(() => liftSuppression(store, address, null))).code, 'not_found');
});

test('who is forgotten takes along why they were written to again', async (t) => {
  const store = await openTestStore(t);
  await store.suppression.add(address, 'unsubscribed');
  await liftSuppression(store, address, 'Ms Doe rang me up.');
  await forgetPeople(store, [{ address }]);
  t.is(await store.suppression.lifted(address), undefined);
  t.notRegex(JSON.stringify(store.connection.all('SELECT * FROM plugin_state')), /Doe/);
});
