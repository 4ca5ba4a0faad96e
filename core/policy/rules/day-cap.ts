import { accountCaps } from '../account-caps.ts';
import { notHeld, type PolicyRule } from '../rule.ts';
import { dayCapUntil } from '../sends.ts';
import { shownTime } from '../wall-clock.ts';

/** So many messages from one account on one day of the sender's. */
export const dayCap: PolicyRule = {
  rule: 'day-cap',
  looksAt: 'account',
  until({ accounts, settings, senderZone, now }, { account }) {
    const state = accounts.get(account);
    const until = state === undefined ? notHeld : dayCapUntil(state.sentAt, accountCaps(state, settings, now).perDay, senderZone);
    return until > now ? until : notHeld;
  },
  says({ accounts, settings, senderZone, now }, { account }, until) {
    const cap = accountCaps(accounts.get(account) ?? { id: account, firstSentAt: null }, settings, now).perDay;
    return { message: `The account ${account} has sent what it may on one day: ${cap} (sending.perDay, with its warm-up).`, clears: `The next day: ${shownTime(senderZone, until)}.` };
  },
};
