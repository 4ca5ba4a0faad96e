import type { SendingSettings } from '../config/settings.ts';

/** How many messages an account may send on one day: a new one `ramp.startPerDay`, and each day a little more until it is `perDay`. Never more than `perDay`. */
export function dayCap(ageDays: number, { perDay, ramp }: Pick<SendingSettings, 'perDay' | 'ramp'>): number {
  if (ramp.startPerDay >= perDay || ageDays >= ramp.days) return perDay;
  return Math.floor(ramp.startPerDay + ((perDay - ramp.startPerDay) * Math.max(0, ageDays)) / ramp.days);
}
