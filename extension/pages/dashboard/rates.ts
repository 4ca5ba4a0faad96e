import type { Stages } from '../../../core/store/progress.ts';
import type { Words } from '../words.ts';

export interface Rate {
  readonly name: string;
  readonly value: string;
  /** How sure that is, or what is missing. */
  readonly detail: string;
  readonly enough: boolean;
}

/** Of fewer, a share says more about luck than about mail: as the analyst has it. */
export const leastForRate = 20;

/** Shares with the interval that they may lie in; without a number where there is too little to go by. */
export function ratesOf(stages: Stages, l10n: Words): readonly Rate[] {
  return [
    rateOf(l10n.t('Replied'), stages.replied, stages.sent, l10n.t('of those written to'), l10n),
    rateOf(l10n.t('Approved'), stages.approved, stages.drafted, l10n.t('of the drafts'), l10n),
    rateOf(l10n.t('Accepted'), stages.accepted, stages.found, l10n.t('of the leads found'), l10n),
  ];
}

function rateOf(name: string, count: number, of: number, whole: string, l10n: Words): Rate {
  const counts = l10n.t('{0} of {1}', l10n.number(count), l10n.number(of));
  if (of < leastForRate) return { name, value: l10n.t('Not enough data'), detail: l10n.t('{0} {1}; a rate needs {2}', counts, whole, leastForRate), enough: false };
  const { low, high } = interval(Math.min(count, of), of);
  return { name, value: l10n.percent(count / of), detail: l10n.t('{0} {1}; between {2} and {3}', counts, whole, l10n.percent(low), l10n.percent(high)), enough: true };
}

/** The normal deviate of a 95 % interval. */
const deviate = 1.959_963_985;

/** The Wilson score interval at 95 %: right also for few and for rates near 0. https://doi.org/10.1080/01621459.1927.10502953 */
function interval(count: number, of: number): { readonly low: number; readonly high: number } {
  const rate = count / of;
  const square = deviate ** 2;
  const centre = rate + square / (2 * of);
  const half = deviate * Math.sqrt((rate * (1 - rate)) / of + square / (4 * of ** 2));
  const whole = 1 + square / of;
  return { low: Math.max(0, (centre - half) / whole), high: Math.min(1, (centre + half) / whole) };
}
