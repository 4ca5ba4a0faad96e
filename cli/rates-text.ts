import type { Outcomes } from '../core/analysis/outcomes.ts';
import { openPixelCaveat } from '../core/domain/open-pixel-caveat.ts';
import { leastForShare, type Share, shareOf } from '../core/domain/share.ts';
import type { CameBack } from '../core/store/outcomes.ts';
import { table } from './table.ts';

/** A rate as JSON: without numbers where there is too little to go by, so that nobody takes luck for a rate. */
export interface RateLine {
  readonly count: number;
  readonly of: number;
  readonly enoughData: boolean;
  readonly rate: number | null;
  /** The 95 % interval. */
  readonly low: number | null;
  readonly high: number | null;
}

export function rateLine(count: number, of: number): RateLine {
  const { enough, rate, low, high, ...counts } = shareOf(count, of);
  return { ...counts, enoughData: enough, ...(enough ? { rate, low, high } : { rate: null, low: null, high: null }) };
}

/** Rates of all that was sent: answers first, opens last and with their caveat. */
export function ratesText({ sent, replied, opened }: Outcomes, { tried, bounced }: CameBack): string {
  const lines = [`answered   ${shareText(shareOf(replied, sent))}`, `came back  ${shareText(shareOf(bounced, tried))}`, ...(opened === 0 ? [] : [`opened     ${shareText(shareOf(opened, sent))}, doubtful`])];
  return lines.join('\n') + (opened === 0 ? '' : `\n${openPixelCaveat}`);
}

/** The reply rate of each group of which something was sent. */
export function groupRatesText({ opened, groups }: Outcomes): string {
  const shown = groups.filter((each) => each.sent > 0);
  return table(['by', '', 'answered', ...(opened === 0 ? [] : ['opened (doubtful)'])], shown.map((each) => [each.group, each.value, shareText(shareOf(each.replied, each.sent)), ...(opened === 0 ? [] : [shareText(shareOf(each.opened, each.sent))])]));
}

function shareText(share: Share): string {
  const counts = `${share.count} of ${share.of}`;
  return share.enough ? `${counts}: ${percent(share.rate)} (${percent(share.low)} to ${percent(share.high)})` : `${counts}: not enough data (a rate needs ${leastForShare})`;
}

function percent(rate: number): string {
  return `${Math.round(rate * 1000) / 10} %`;
}
