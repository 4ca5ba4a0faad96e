/** How long a domain is left alone that has asked for patience, and how often it did by then. */
export interface BackOff {
  readonly step: number;
  readonly milliseconds: number;
}

const firstWait = 30 * 60_000;
const longestWait = 8 * 3_600_000;

/** After a 421 or 4.7.x, `step` being how often it came in a row before: half an hour, which RFC 5321 section 4.5.4.1 calls the least, then twice as long each time, up to eight hours. */
export function nextBackoff(step: number): BackOff {
  const before = Math.max(0, Math.floor(step));
  return { step: before + 1, milliseconds: Math.min(longestWait, firstWait * 2 ** before) };
}

/** The step after a message was accepted: one less, so that a domain which asks again soon waits nearly as long as it did. */
export function easedBackoff(step: number): number {
  return Math.max(0, step - 1);
}
