import test from 'ava';
import { afterSending, beginSending } from '../../../core/policy/after-sending.ts';
import { policyRules } from '../../../core/policy/rules.ts';
import { account, accountState, hour, message, sendingSettings, snapshot } from '../../support/policy-world.ts';

const many = 1_000;
const domain = 'acme.example';
const toOneDomain = Array.from({ length: many }, (_, index) => message({ id: index, recipientDomain: domain }));

test('each message counts for its account and its domain, and the snapshot before it stays as it was', (t) => {
  const before = snapshot({ accounts: [accountState({ sentAt: [snapshot().now - hour] })] });
  const after = afterSending(before, [message({ recipientDomain: domain }), message({ recipientDomain: domain })]);
  t.deepEqual(after.accounts.get(account), accountState({ firstSentAt: before.now, sentAt: [before.now - hour, before.now, before.now] }));
  t.deepEqual(after.domains.get(domain)?.sentAt, [before.now, before.now]);
  t.deepEqual(before.accounts.get(account)?.sentAt, [before.now - hour]);
  t.is(before.domains.get(domain), undefined);
  t.is(afterSending(after, [message()]).accounts.get(account)?.sentAt.length, 4);
  t.is(after.accounts.get(account)?.sentAt.length, 3, 'a round that begins with it leaves it as it was, too');
});

test('what lies ahead, since the clock was set back, stays the last', (t) => {
  const { now } = snapshot();
  const after = afterSending(snapshot({ accounts: [accountState({ sentAt: [now - hour, now + hour] })] }), [message()]);
  t.deepEqual(after.accounts.get(account)?.sentAt, [now - hour, now, now + hour]);
});

test('what is known of an account and a domain is copied once, however many messages go', (t) => {
  const round = beginSending(snapshot({ accounts: [accountState({ sentAt: [1, 2, 3] })] }));
  const lists = new Set<unknown>();
  for (const each of toOneDomain) {
    round.sent(each);
    lists.add(round.state.accounts).add(round.state.domains).add(round.state.accounts.get(account)?.sentAt).add(round.state.domains.get(domain)?.sentAt);
  }
  t.is(round.state.accounts.get(account)?.sentAt.length, many + 3);
  t.is(lists.size, 4);
});

test('a rule looks at a few of the times at which something was sent, however many there are', (t) => {
  const { now } = snapshot();
  let looks = 0;
  const counted = new Proxy(Array.from({ length: many }, (_, index) => now - hour + index), {
    get(times, name) {
      if (typeof name === 'string' && /^\d+$/.test(name)) looks += 1;
      return Reflect.get(times, name);
    },
  });
  for (const cap of [many + 1, many - 1]) {
    const state = snapshot({ settings: sendingSettings({ perDay: cap, perHour: cap, perDomainPerDay: cap }), accounts: [accountState({ sentAt: counted })], domains: { [domain]: { sentAt: counted, backOffUntil: null, backOffStep: 0 } } });
    for (const rule of policyRules) rule.until(state, message({ recipientDomain: domain }));
  }
  t.log(`${looks} looks at ${many} times, by ${policyRules.length} rules, twice`);
  t.true(looks > 0 && looks < 20);
});
