import test from 'ava';
import { chooseAccount } from '../../../core/policy/choose-account.ts';
import { accountState, at, day, hour, sendingSettings, snapshot } from '../../support/policy-world.ts';

const state = snapshot();
const paused = { by: 'bounces', since: 0, until: null } as const;
const sent = (count: number, first = state.now - hour) => Array.from({ length: count }, (_, index) => first + index);

test('a lead is always written to from the same account, even while that one is paused', (t) => {
  const accounts = [accountState({ id: 'a', paused, sentAt: sent(30) }), accountState({ id: 'b' })];
  t.is(chooseAccount({ snapshot: state, accounts, usedBefore: 'a' })?.account, 'a');
  t.is(chooseAccount({ snapshot: state, accounts, usedBefore: 'gone' })?.account, 'b', 'an account that is gone is replaced');
});

test('a new lead gets the account that has used the least of what it may send today', (t) => {
  const accounts = [accountState({ id: 'a', sentAt: sent(3) }), accountState({ id: 'b', sentAt: sent(2) }), accountState({ id: 'c', paused })];
  t.like(chooseAccount({ snapshot: state, accounts, usedBefore: null }), { account: 'b', because: 'It has used 7 % of what it may send today, the least of all.' });
  const small = { ...state, settings: sendingSettings({ accounts: { b: { perDay: 4 } } }) };
  t.is(chooseAccount({ snapshot: small, accounts, usedBefore: null })?.account, 'a', 'two of four are more than three of thirty');
});

test('what was sent yesterday does not count, what lies ahead because the clock was set back does', (t) => {
  const yesterday = accountState({ id: 'a', sentAt: sent(9, at('2026-03-03T12:00:00Z')) });
  const ahead = accountState({ id: 'b', sentAt: sent(1, state.now + day) });
  t.is(chooseAccount({ snapshot: state, accounts: [yesterday, ahead], usedBefore: null })?.account, 'a');
});

test('an account whose pause is over may be chosen, and without any that may send there is none', (t) => {
  const over = accountState({ id: 'a', paused: { by: 'quota', since: 0, until: state.now } });
  t.is(chooseAccount({ snapshot: state, accounts: [over], usedBefore: null })?.account, 'a');
  t.is(chooseAccount({ snapshot: state, accounts: [accountState({ paused })], usedBefore: null }), null);
  t.is(chooseAccount({ snapshot: state, accounts: [], usedBefore: 'a' }), null);
});

test('accounts take turns, and the choice is the same for everybody who asks', (t) => {
  const accounts = ['a', 'b', 'c'].map((id) => accountState({ id }));
  t.is(chooseAccount({ snapshot: state, accounts, usedBefore: null })?.account, 'a');
  t.is(chooseAccount({ snapshot: state, accounts: accounts.toReversed(), usedBefore: null })?.account, 'a');
});
