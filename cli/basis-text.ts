import type { KeptBasis } from '../core/store/queue.ts';
import { plainLine } from './host/plain-line.ts';

/** On what ground somebody may be written to, as it was recorded. */
export function basisText({ basis, source, subscriber, note, recordedAt }: KeptBasis): string {
  const more = [source, subscriber === null ? null : `${subscriber} address`, note].filter((each) => each !== null).map(plainLine);
  return [`${basis}, recorded ${new Date(recordedAt).toISOString().slice(0, 10)}`, ...more].join('; ');
}
