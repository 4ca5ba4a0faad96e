/** What a received message turned out to be; RFC 3464, RFC 5965, RFC 3834, and then people. */
export const mailKinds = ['bounce', 'complaint', 'auto-reply', 'opt-out', 'reply', 'other'] as const;
export type MailKind = (typeof mailKinds)[number];

export const faults = ['recipient', 'sender', 'content', 'transient', 'unknown'] as const;
/** Whose doing it is that a message was not delivered. */
export type Fault = (typeof faults)[number];

/** What follows: never write to this address again; send nothing from this account for now; try again later; nothing. */
export const deliveryActions = ['suppress', 'pause-account', 'retry', 'none'] as const;
export type DeliveryAction = (typeof deliveryActions)[number];

/** One recipient of a delivery report. */
export interface ReportedRecipient {
  readonly address: string;
  /** Enhanced status code of RFC 3463, such as `5.1.1`; empty when the report has none. */
  readonly status: string;
  /** Reply code of RFC 5321, such as `550`; empty when the report has none. */
  readonly smtpCode: string;
  /** One word, such as `userunknown`, `mailboxfull`, `blocked`, `spamdetected`. */
  readonly reason: string;
  readonly fault: Fault;
  readonly action: DeliveryAction;
}

export const intents = ['interested', 'not-now', 'no', 'referral', 'question', 'opt-out', 'unclear'] as const;
/** What a person wants who answered. */
export type Intent = (typeof intents)[number];

/** What one received message says. */
export interface MailReading {
  readonly kind: MailKind;
  readonly recipients: readonly ReportedRecipient[];
  /** Day of return from an absence, `2026-11-30`. */
  readonly returnsOn: string | null;
  /** Whom an absent person names instead, or somebody who answers that others are to be asked: an address, or a name. */
  readonly substitute: string | null;
  /** True when an automatic answer says that they have left, or gave the address up. */
  readonly hasLeft: boolean;
  /** What a person wrote, without quotes and signature; empty for reports. */
  readonly text: string;
  readonly intent: Intent | null;
}
