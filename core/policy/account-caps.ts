import type { SendingSettings } from '../config/settings.ts';
import { dayCap } from './ramp.ts';
import type { AccountState } from './snapshot.ts';

/** How many messages this account may send today and in an hour: its own caps, or the usual ones by its age. */
export function accountCaps({ id, firstSentAt }: Pick<AccountState, 'id' | 'firstSentAt'>, settings: Pick<SendingSettings, 'perDay' | 'perHour' | 'ramp' | 'accounts'>, now: number): { readonly perDay: number; readonly perHour: number } {
  const own = Object.entries(settings.accounts).find(([address]) => address.toLowerCase() === id.toLowerCase())?.[1];
  const ageDays = firstSentAt === null ? 0 : Math.floor((now - firstSentAt) / 86_400_000);
  return { perDay: own?.perDay ?? dayCap(ageDays, settings), perHour: own?.perHour ?? settings.perHour };
}
