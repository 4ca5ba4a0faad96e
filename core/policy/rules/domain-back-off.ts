import { notHeld, type PolicyRule } from '../rule.ts';
import { shownTime } from '../wall-clock.ts';

/** A domain whose servers asked for patience gets it, from all accounts. */
export const domainBackOff: PolicyRule = {
  rule: 'domain-back-off',
  looksAt: 'domain',
  until({ domains, now }, { recipientDomain }) {
    const until = domains.get(recipientDomain)?.backOffUntil ?? notHeld;
    return until > now ? until : notHeld;
  },
  says({ domains, senderZone }, { recipientDomain }, until) {
    const times = domains.get(recipientDomain)?.backOffStep ?? 1;
    return { message: `The mail servers of ${recipientDomain} asked to wait${times > 1 ? `, ${times} times in a row` : ''}.`, clears: `${shownTime(senderZone, until)}.` };
  },
};
