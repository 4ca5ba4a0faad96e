import { accountCaps } from '../account-caps.ts';
import { notHeld, type PolicyRule } from '../rule.ts';
import { hourCapUntil } from '../sends.ts';
import { shownTime } from '../wall-clock.ts';

/** So many messages from one account in any sixty minutes. */
export const hourCap: PolicyRule = {
  rule: 'hour-cap',
  looksAt: 'account',
  until({ accounts, settings, now }, { account }) {
    const state = accounts.get(account);
    const until = state === undefined ? notHeld : hourCapUntil(state.sentAt, accountCaps(state, settings, now).perHour);
    return until > now ? until : notHeld;
  },
  says({ accounts, settings, senderZone, now }, { account }, until) {
    const cap = accountCaps(accounts.get(account) ?? { id: account, firstSentAt: null }, settings, now).perHour;
    return { message: `The account ${account} has sent what it may in one hour: ${cap} (sending.perHour).`, clears: `${shownTime(senderZone, until)}.` };
  },
};
