import type { KeptMessage } from '../core/inbox/keep-received.ts';

/** One line about a message that came. */
export function receivedLine({ reading, leadId, emailId }: KeptMessage): string {
  const about = leadId === null ? 'about none of your messages' : `from lead ${leadId} about draft ${emailId}`;
  return `${reading.kind}${reading.intent === null ? '' : ` (${reading.intent})`} ${about}${reading.returnsOn === null ? '' : `, back on ${reading.returnsOn}`}${reading.substitute === null ? '' : `, names ${reading.substitute} instead`}`;
}
