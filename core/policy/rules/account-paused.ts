import { notHeld, type PolicyRule, untilChanged } from '../rule.ts';
import type { PauseCause } from '../snapshot.ts';
import { shownTime } from '../wall-clock.ts';

const because: Readonly<Record<PauseCause, string>> = {
  bounces: 'too many of its messages came back',
  refused: 'a mail server refused the sender, or what the message says',
  authentication: 'the mail server refused its login',
  complaint: 'a message was reported as spam',
  quota: 'the mail server says that it has sent enough for now',
  user: 'you paused it',
};

/** An account that is paused sends nothing; one that is not set up sends nothing either. */
export const accountPaused: PolicyRule = {
  rule: 'account-paused',
  looksAt: 'account',
  until({ accounts, now }, { account }) {
    const state = accounts.get(account);
    if (state === undefined) return untilChanged;
    if (state.paused === null) return notHeld;
    const until = state.paused.until ?? untilChanged;
    return until > now ? until : notHeld;
  },
  says({ accounts, senderZone }, { account }, until) {
    const paused = accounts.get(account)?.paused;
    if (paused === null || paused === undefined) return { message: `The account ${account} is not set up any more.`, clears: 'Set the account up again.' };
    return {
      message: `The account ${account} is paused since ${shownTime(senderZone, paused.since)}: ${because[paused.by]}.`,
      clears: until === untilChanged ? 'Resume the account when you have looked into it.' : `${shownTime(senderZone, until)}.`,
    };
  },
};
