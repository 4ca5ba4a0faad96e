import type { SendingSettings } from '../config/settings.ts';
import { isTimeZone } from './wall-clock.ts';

/** IANA name of the sender's time zone: the one in the settings, or the machine's when there is none or nobody knows it. */
export function senderZone({ timeZone }: Pick<SendingSettings, 'timeZone'>): string {
  return timeZone !== null && isTimeZone(timeZone) ? timeZone : new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
