// What the rules of sending look at: plain data, read from the store at one moment. Rebuilt from recorded sends, it is the same after a restart.
import type { SendingSettings } from '../config/settings.ts';
import type { CampaignStatus } from '../domain/campaign.ts';
import type { DataBasis } from './jurisdiction.ts';
import type { HolidayCalendar } from './holidays.ts';
import type { RecipientPlace } from './time-zone.ts';

/** Everything but the messages themselves. All times are milliseconds since 1970, UTC. */
export interface PolicySnapshot {
  readonly now: number;
  readonly settings: SendingSettings;
  /** IANA name; the day of the sender is the day that caps are counted by. */
  readonly senderZone: string;
  /** Whether messages say who writes, from where, and how to be left alone. */
  readonly identity: SenderIdentity;
  /** By account. */
  readonly accounts: Lookup<AccountState>;
  /** By the recipient's domain, in lower case; a domain that was never written to need not be there. */
  readonly domains: Lookup<DomainState>;
  readonly holidays: HolidayCalendar;
  /** The last time that nobody watched the queue: the machine slept, or the program was closed. Null when it never was. */
  readonly asleep: { readonly from: number; readonly to: number } | null;
}

/** A Map, or anything that answers like one. */
export interface Lookup<Value> {
  get(key: string): Value | undefined;
}

export interface SenderIdentity {
  readonly named: boolean;
  readonly mailingAddress: boolean;
  readonly optOut: boolean;
}

export interface AccountState {
  /** The address that it writes from. */
  readonly id: string;
  /** Null when it has never sent. */
  readonly firstSentAt: number | null;
  /** When it sent, of the last two days at least, in the order of time. Times that lie ahead (the clock was set back) belong to it. */
  readonly sentAt: readonly number[];
  readonly paused: AccountPause | null;
}

export const pauseCauses = ['bounces', 'refused', 'authentication', 'complaint', 'quota', 'user'] as const;
export type PauseCause = (typeof pauseCauses)[number];

export interface AccountPause {
  readonly by: PauseCause;
  readonly since: number;
  /** Null: until the user resumes it. */
  readonly until: number | null;
}

export interface DomainState {
  /** When it was written to, from any account, of the last two days at least, in the order of time. */
  readonly sentAt: readonly number[];
  /** Its servers asked for patience (421, 4.7.x) until then; null when they did not. */
  readonly backOffUntil: number | null;
  /** How often in a row they did; see `nextBackoff`. */
  readonly backOffStep: number;
}

export type MessageStep = 'first' | 'day-3' | 'day-7';

/** One approved message that waits. */
export interface QueuedMessage {
  readonly id: number;
  /** The account that it goes from; see `chooseAccount`. */
  readonly account: string;
  readonly campaignId: number;
  readonly campaignStatus: CampaignStatus;
  readonly leadId: number;
  readonly recipient: string;
  /** In lower case. */
  readonly recipientDomain: string;
  /** Inferred when the lead was stored or changed, and kept: `recipientPlace` takes some ten microseconds. */
  readonly place: RecipientPlace;
  readonly step: MessageStep;
  readonly dueAt: number;
  readonly approvedAt: number;
  /** Why this address is never written to; null when it may be. */
  readonly suppressed: string | null;
  /** What the user's own lists say against this company, see `companyLists`; null when nothing. Its other threads were looked at when the message was approved. */
  readonly companyBlocked: string | null;
  /** Null when nothing was recorded. */
  readonly basis: DataBasis | null;
  readonly thread: ThreadState;
}

/** What came of the messages of this thread so far. */
export interface ThreadState {
  /** A person answered, whatever they said. */
  readonly replied: boolean;
  readonly bounced: boolean;
  readonly optedOut: boolean;
  /** When somebody who is away may be written to again, see `resumeAfter`; null when nobody said to be away. */
  readonly absentUntil: number | null;
  /** When the last message of the thread was sent; null while there is none. */
  readonly previousSentAt: number | null;
}
