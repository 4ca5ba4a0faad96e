import test from 'ava';
import { accountCaps } from '../../../core/policy/account-caps.ts';
import { dayCap } from '../../../core/policy/ramp.ts';
import { accountState, day, sendingSettings } from '../../support/policy-world.ts';

test('a new account sends 30 a day, as many as an old one when nothing else is set', (t) => {
  for (const age of [0, 1, 28, 400]) t.is(dayCap(age, sendingSettings()), 30);
});

test('an account whose user wants more gets there day by day, and never beyond', (t) => {
  const settings = sendingSettings({ perDay: 100, ramp: { startPerDay: 30, days: 28 } });
  const caps = Array.from({ length: 60 }, (_, age) => dayCap(age, settings));
  t.deepEqual([caps[0], caps[7], caps[14], caps[27], caps[28], caps[59]], [30, 47, 65, 97, 100, 100]);
  t.true(caps.every((cap, age) => age === 0 || cap - (caps[age - 1] ?? 0) <= 3), 'no day is much more than the one before');
  t.is(dayCap(-5, settings), 30, 'a clock that was set back makes no account older');
});

test('a user who wants less gets less from the first day', (t) => {
  t.is(dayCap(0, sendingSettings({ perDay: 10 })), 10);
  t.is(dayCap(0, sendingSettings({ perDay: 50, ramp: { startPerDay: 5, days: 0 } })), 50);
});

test('the age of an account is counted from its first message; one with caps of its own needs no warm-up', (t) => {
  const settings = sendingSettings({ perDay: 100, accounts: { 'old@example.org': { perDay: 80 }, 'constructor': {} } });
  const caps = (id: string, ageDays: number | null) => accountCaps(accountState({ id, firstSentAt: ageDays === null ? null : 50 * day - ageDays * day }), settings, 50 * day);
  t.deepEqual(caps('new@example.org', null), { perDay: 30, perHour: 5 });
  t.deepEqual(caps('new@example.org', 14), { perDay: 65, perHour: 5 });
  t.deepEqual(caps('old@example.org', 0), { perDay: 80, perHour: 5 });
  t.deepEqual(caps('toString', 0), { perDay: 30, perHour: 5 });
});
