/** Of fewer, a share says more about luck than about mail. */
export const leastForShare = 20;

/** So many of so many, and where the true rate may lie. */
export interface Share {
  readonly count: number;
  readonly of: number;
  /** False where there is too little to go by: then nobody should be shown a rate. */
  readonly enough: boolean;
  /** From 0 to 1; 0 of nothing. */
  readonly rate: number;
  /** The 95 % interval of the rate: from 0 to 1 of nothing. */
  readonly low: number;
  readonly high: number;
}

/** The normal deviate of a 95 % interval. */
const deviate = 1.959_963_985;

/** With the Wilson score interval: right also for few and for rates near 0. https://doi.org/10.1080/01621459.1927.10502953 */
export function shareOf(counted: number, of: number): Share {
  if (of === 0) return { count: 0, of, enough: false, rate: 0, low: 0, high: 1 };
  const count = Math.min(counted, of);
  const rate = count / of;
  const square = deviate ** 2;
  const centre = rate + square / (2 * of);
  const half = deviate * Math.sqrt((rate * (1 - rate)) / of + square / (4 * of ** 2));
  const whole = 1 + square / of;
  return { count, of, enough: of >= leastForShare, rate, low: Math.max(0, (centre - half) / whole), high: Math.min(1, (centre + half) / whole) };
}
