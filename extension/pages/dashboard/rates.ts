import { leastForShare, type Share, shareOf } from '../../../core/domain/share.ts';
import type { Words } from '../words.ts';
import type { DashboardFacts } from './dashboard-facts.ts';

export interface Rate {
  readonly name: string;
  readonly value: string;
  /** How sure that is, or what is missing. */
  readonly detail: string;
  readonly enough: boolean;
}

/** Shares with the interval that they may lie in; without a number where there is too little to go by. Answers first; opens last, and only for who has them counted. */
export function ratesOf({ stages, cameBack, outcomes, countsOpens }: Pick<DashboardFacts, 'stages' | 'cameBack' | 'outcomes' | 'countsOpens'>, l10n: Words): readonly Rate[] {
  return [
    rateOf(l10n.t('Replied'), stages.replied, stages.sent, l10n.t('of those written to'), l10n),
    rateOf(l10n.t('Came back'), cameBack.bounced, cameBack.tried, l10n.t('of the messages that went out'), l10n),
    rateOf(l10n.t('Approved'), stages.approved, stages.drafted, l10n.t('of the drafts'), l10n),
    rateOf(l10n.t('Accepted'), stages.accepted, stages.found, l10n.t('of the leads found'), l10n),
    ...(countsOpens ? [rateOf(l10n.t('Opened (doubtful)'), outcomes.opened, outcomes.sent, l10n.t('of those written to'), l10n)] : []),
  ];
}

function rateOf(name: string, count: number, of: number, whole: string, l10n: Words): Rate {
  const share = shareOf(count, of);
  const counts = l10n.t('{0} of {1}', l10n.number(count), l10n.number(of));
  if (!share.enough) return { name, value: notEnough(l10n), detail: l10n.t('{0} {1}; a rate needs {2}', counts, whole, leastForShare), enough: false };
  return { name, value: l10n.percent(share.rate), detail: l10n.t('{0} {1}; between {2} and {3}', counts, whole, l10n.percent(share.low), l10n.percent(share.high)), enough: true };
}

/** A share in one line: "20%, between 10% and 37%", or that nobody knows. */
export function shareWords(share: Share, l10n: Words): string {
  return share.enough ? l10n.t('{0}, between {1} and {2}', l10n.percent(share.rate), l10n.percent(share.low), l10n.percent(share.high)) : notEnough(l10n);
}

function notEnough(l10n: Words): string {
  return l10n.t('Not enough data');
}
