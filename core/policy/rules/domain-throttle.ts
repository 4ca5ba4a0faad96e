import { notHeld, type PolicyRule } from '../rule.ts';
import { dayCapUntil, lastOf } from '../sends.ts';
import { shownTime } from '../wall-clock.ts';

/** One domain is not written to by all accounts at once, nor by more than so many messages on one day of the sender's. */
export const domainThrottle: PolicyRule = {
  rule: 'domain-throttle',
  looksAt: 'domain',
  until({ domains, settings, senderZone, now }, { recipientDomain }) {
    const sentAt = domains.get(recipientDomain)?.sentAt ?? [];
    const until = Math.max(dayCapUntil(sentAt, settings.perDomainPerDay, senderZone), lastOf(sentAt) + settings.betweenSeconds.least * 1000);
    return until > now ? until : notHeld;
  },
  says({ senderZone, settings }, { recipientDomain }, until) {
    return {
      message: `Others at ${recipientDomain} have just been written to: at most ${settings.perDomainPerDay} a day (sending.perDomainPerDay), and ${settings.betweenSeconds.least} seconds between two.`,
      clears: `${shownTime(senderZone, until)}.`,
    };
  },
};
