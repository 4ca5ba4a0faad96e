import { jitter } from '../jitter.ts';
import { notHeld, type PolicyRule } from '../rule.ts';
import { lastOf } from '../sends.ts';
import { shownTime } from '../wall-clock.ts';

/** Some minutes between two messages of one account, not always as many. */
export const spacing: PolicyRule = {
  rule: 'spacing',
  looksAt: 'account',
  until({ accounts, settings: { betweenSeconds }, now }, { account }) {
    const last = lastOf(accounts.get(account)?.sentAt ?? []);
    if (last === notHeld) return notHeld;
    const { least, most } = betweenSeconds;
    const until = last + Math.round((least + Math.max(0, most - least) * jitter(`${account} ${last}`)) * 1000);
    return until > now ? until : notHeld;
  },
  says({ senderZone, settings: { betweenSeconds } }, { account }, until) {
    return { message: `The account ${account} has just sent another message; between two it waits ${betweenSeconds.least} to ${betweenSeconds.most} seconds (sending.betweenSeconds).`, clears: `${shownTime(senderZone, until)}.` };
  },
};
