import test from 'ava';
import { accountFor } from '../../../core/outbox/account-for.ts';
import { sendApproved } from '../../../core/outbox/send-approved.ts';
import { day, never, openMailWorld } from '../../support/mail-world.ts';

const second = { second: { email: 'second@example.org', transport: 'memory', mailbox: 'letters' } };

test('a user with one account writes from it, whoever was written to from another one before', async (t) => {
  const { engine, approve, again } = await openMailWorld(t, { settings: { accounts: second } });
  const { lead } = await approve('Alder', { account: 'second' });
  t.is((await accountFor(engine, lead)).id, 'second');
  t.is((await accountFor(await again({}), lead)).id, 'main');
});

test('who knows one of the addresses is written to from that one, also while it is paused', async (t) => {
  const { engine, approve, clock } = await openMailWorld(t, { settings: { accounts: second } });
  const { lead } = await approve('Alder', { account: 'second' });
  await engine.store.sending.pause({ account: 'second', rule: 'user', reason: 'you paused it', since: clock.now(), until: null });
  t.is((await accountFor(engine, lead)).id, 'second');
});

test('somebody new is written to from the account that has sent least today, and never from one that is paused', async (t) => {
  const { engine, approve, clock } = await openMailWorld(t, { settings: { accounts: second } });
  for (const company of ['Alder', 'Birch']) await approve(company, { followUps: false });
  await sendApproved(engine, never);
  t.is((await accountFor(engine, { id: 999 })).id, 'second');
  await engine.store.sending.pause({ account: 'second', rule: 'bounces', reason: 'too many came back', since: clock.now(), until: clock.now() + day });
  t.is((await accountFor(engine, { id: 999 })).id, 'main');
  await clock.advance(2 * day);
  t.is((await accountFor(engine, { id: 999 })).id, 'main', 'of two that have sent nothing today the one that has used as little');
});

test('when every account is paused somebody new waits for the main one', async (t) => {
  const { engine, clock } = await openMailWorld(t, { settings: { accounts: second } });
  for (const account of ['main', 'second']) await engine.store.sending.pause({ account, rule: 'user', reason: 'you paused it', since: clock.now(), until: null });
  t.is((await accountFor(engine, { id: 999 })).id, 'main');
});
