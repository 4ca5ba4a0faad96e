// All rules of when an approved message may go, in the order in which they are asked: what nothing but a person clears first, then what time clears.
import type { PolicyRule } from './rule.ts';
import { absent } from './rules/absent.ts';
import { accountPaused } from './rules/account-paused.ts';
import { blockedCompany } from './rules/blocked-company.ts';
import { campaignPaused } from './rules/campaign-paused.ts';
import { dayCap } from './rules/day-cap.ts';
import { domainBackOff } from './rules/domain-back-off.ts';
import { domainThrottle } from './rules/domain-throttle.ts';
import { hourCap } from './rules/hour-cap.ts';
import { lawfulBasis } from './rules/lawful-basis.ts';
import { missedWindow } from './rules/missed-window.ts';
import { notDue } from './rules/not-due.ts';
import { spacing } from './rules/spacing.ts';
import { suppressedAddress } from './rules/suppressed-address.ts';
import { threadOver } from './rules/thread-over.ts';
import { tooSoonAfter } from './rules/too-soon-after.ts';
import { window } from './rules/window.ts';

export const policyRules: readonly PolicyRule[] = [
  suppressedAddress,
  threadOver,
  campaignPaused,
  blockedCompany,
  lawfulBasis,
  absent,
  notDue,
  tooSoonAfter,
  missedWindow,
  accountPaused,
  dayCap,
  hourCap,
  spacing,
  domainBackOff,
  domainThrottle,
  window,
];
