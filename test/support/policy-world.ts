// A snapshot and messages for the rules of sending, and a small office that sends by them with a clock in the hand.
import type { SendingSettings } from '../../core/config/settings.ts';
import { defaultSettings } from '../../core/config/load-settings.ts';
import type { AccountState, DomainState, PolicySnapshot, QueuedMessage } from '../../core/policy/snapshot.ts';
import type { RecipientPlace } from '../../core/policy/time-zone.ts';

export const hour = 3_600_000;
export const day = 24 * hour;
export const account = 'ada@example.org';

/** ms UTC of `2026-03-02T09:00Z`. */
export function at(iso: string): number {
  return Date.parse(iso);
}

export function placeIn(zone: string, country: string | null = null, region: string | null = null): RecipientPlace {
  return { zone, confidence: 'high', because: 'it was said.', country, region };
}

export function sendingSettings(changes: Partial<SendingSettings> = {}): SendingSettings {
  return { ...defaultSettings().sending, ...changes };
}

export function accountState(changes: Partial<AccountState> = {}): AccountState {
  return { id: account, firstSentAt: null, sentAt: [], paused: null, ...changes };
}

export interface SnapshotChanges extends Partial<Omit<PolicySnapshot, 'accounts' | 'domains'>> {
  readonly accounts?: readonly AccountState[];
  readonly domains?: Readonly<Record<string, DomainState>>;
}

/** Wednesday noon in London, and one account that has sent nothing. */
export function snapshot({ accounts = [accountState()], domains = {}, ...changes }: SnapshotChanges = {}): PolicySnapshot {
  return {
    now: at('2026-03-04T12:00:00Z'),
    settings: sendingSettings(),
    senderZone: 'Europe/London',
    identity: { named: true, mailingAddress: true, optOut: true },
    accounts: new Map(accounts.map((each) => [each.id, each])),
    domains: new Map(Object.entries(domains)),
    holidays: {},
    asleep: null,
    ...changes,
  };
}

/** A first message that was approved an hour before the noon of `snapshot`, to somebody in London. */
export function message(changes: Partial<QueuedMessage> = {}): QueuedMessage {
  const id = changes.id ?? 1;
  return {
    id,
    account,
    campaignId: 1,
    campaignStatus: 'active',
    leadId: id,
    recipient: `reader@company-${id}.example`,
    recipientDomain: `company-${id}.example`,
    place: placeIn('Europe/London'),
    step: 'first',
    dueAt: at('2026-03-04T11:00:00Z'),
    approvedAt: at('2026-03-04T11:00:00Z'),
    suppressed: null,
    companyBlocked: null,
    basis: null,
    thread: { replied: false, bounced: false, optedOut: false, absentUntil: null, previousSentAt: null },
    ...changes,
  };
}
