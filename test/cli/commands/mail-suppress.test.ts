import test from 'ava';
import { run as suppress } from '../../../cli/commands/mail-suppress.ts';
import { run as unsuppress } from '../../../cli/commands/mail-unsuppress.ts';
import { unsubscribeToken } from '../../../core/outbox/unsubscribe-url.ts';
import { commandContext } from '../../support/command-context.ts';
import { errorOf } from '../../support/error-of.ts';
import { addDraft, approve, openTestStore } from '../../support/store.ts';

const given = (address: string, options: Readonly<Record<string, string>> = {}) => ({ arguments: [address], options });

test('an address is taken onto the list by itself or by the token of its message, and off again when that was a mistake', async (t) => {
  const store = await openTestStore(t);
  const { email } = await addDraft(store);
  await approve(store, email);
  const context = commandContext(store.folder, { store });
  await suppress(context, given('Somebody@else.example'));
  t.is((await store.suppression.find('somebody@else.example'))?.reason, 'unsubscribed');
  await suppress(context, given(unsubscribeToken(email.messageId)));
  t.is((await store.suppression.find('ops@brightwater.example'))?.reason, 'unsubscribed');
  t.is((await errorOf(() => unsuppress(context, given('ops@brightwater.example')))).code, 'suppression_asks_why');
  t.is((await errorOf(() => unsuppress(context, given('ops@brightwater.example', { reason: 'x'.repeat(501) })))).code, 'usage_wrong', 'nothing of a reason is lost silently');
  await unsuppress(context, given('ops@brightwater.example', { reason: 'They asked for the talk to go on.' }));
  t.is(await store.suppression.find('ops@brightwater.example'), undefined);
});

test('nothing else is taken onto the list, and a complaint is not taken off it', async (t) => {
  const store = await openTestStore(t);
  const context = commandContext(store.folder, { store });
  t.is((await errorOf(() => suppress(context, given('no address')))).code, 'email_address_invalid');
  t.is((await errorOf(() => suppress(context, given('0'.repeat(32))))).code, 'not_found');
  t.is((await errorOf(() => unsuppress(context, given('a@b.example')))).code, 'not_found');
  await store.suppression.add('a@b.example', 'complaint');
  t.is((await errorOf(() => unsuppress(context, given('a@b.example')))).code, 'suppression_stays');
  t.is((await store.suppression.find('a@b.example'))?.reason, 'complaint');
});
