// What the rules of sending look at, read from the store at one moment.
import { companyLists } from '../discovery/company-policy.ts';
import { type InTurns, inTurns } from '../in-turns.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { fillHolidays, type HolidayCalendar, type HolidayPlace, holidayYears } from '../policy/holidays.ts';
import type { DataBasis } from '../policy/jurisdiction.ts';
import { resumeAfter } from '../policy/resume-after.ts';
import { senderZone } from '../policy/sender-zone.ts';
import type { AccountState, DomainState, PauseCause, PolicySnapshot, QueuedMessage } from '../policy/snapshot.ts';
import { recipientPlace } from '../policy/time-zone.ts';
import type { WaitingMessage } from '../store/queue.ts';
import type { Suppressed } from '../store/suppression.ts';
import { accountsOf, addressOf } from './accounts.ts';

/** What caps are counted over, in milliseconds: a day of the sender's, wherever it begins. */
const countedFor = 48 * 3_600_000;

/** Days that somebody named before: they do not change while a program runs. */
let calendar: HolidayCalendar = {};

type SnapshotParts = Pick<EngineParts, 'store' | 'settings' | 'clock'>;

export async function policySnapshot({ store, settings, clock }: SnapshotParts, queued: readonly QueuedMessage[]): Promise<PolicySnapshot> {
  const now = clock.now();
  const [sendings, pauses, backoffs, records, asleep, profile] = await Promise.all([store.sending.since(now - countedFor), store.sending.pauses(now), store.sending.backoffs(), store.sending.records(0), store.sending.lastAbsence(), settings.sender.email === null ? store.profiles.active() : undefined]);
  const inOrder = sendings.toSorted((one, other) => one.at - other.at);
  const accounts = new Map<string, AccountState>();
  for (const account of accountsOf(settings)) {
    const { id } = account;
    const pause = pauses.find((each) => each.account === id);
    accounts.set(id, {
      id: addressOf(settings, account, profile?.profile) ?? id,
      firstSentAt: records.find((each) => each.account === id)?.firstSentAt ?? null,
      sentAt: inOrder.filter((each) => each.account === id).map(({ at }) => at),
      paused: pause === undefined ? null : { by: pause.rule as PauseCause, since: pause.since, until: pause.until },
    });
  }
  const domains = new Map<string, DomainState>();
  for (const [domain, sent] of Map.groupBy(inOrder, (sending) => sending.domain)) domains.set(domain, { sentAt: sent.map(({ at }) => at), backOffUntil: null, backOffStep: 0 });
  for (const { domain, step, until } of backoffs) {
    const known = domains.get(domain);
    // Of several accounts the one that was asked to wait longest: servers know where mail comes from.
    if ((known?.backOffUntil ?? 0) < until) domains.set(domain, { sentAt: known?.sentAt ?? [], backOffUntil: until, backOffStep: step });
  }
  return withPlaces({
    now,
    settings: settings.sending,
    senderZone: senderZone(settings.sending),
    // A message without them cannot be composed.
    identity: { named: true, mailingAddress: true, optOut: true },
    accounts,
    domains,
    holidays: {},
    asleep,
  }, queued);
}

export async function queuedMessages({ store, settings }: Pick<SnapshotParts, 'store' | 'settings'>, waiting: readonly WaitingMessage[]): Promise<readonly QueuedMessage[]> {
  const suppressed = await store.suppression.among(waiting.map(({ recipient }) => recipient));
  const zone = senderZone(settings.sending);
  return inTurns(asQueued(waiting, { zone, suppressed, blockedBy: companyLists(settings.discovery) }));
}

/** A turn's worth: a place that nobody has named yet takes a tenth of a millisecond. */
const messagesPerTurn = 20;

interface Around {
  /** The sender's. */
  readonly zone: string;
  readonly suppressed: ReadonlyMap<string, Suppressed>;
  blockedBy(company: string): string | null;
}

function* asQueued(waiting: readonly WaitingMessage[], around: Around): InTurns<readonly QueuedMessage[]> {
  const queued: QueuedMessage[] = [];
  for (const message of waiting) {
    if (queued.length % messagesPerTurn === messagesPerTurn - 1) yield;
    queued.push(queuedMessage(message, around));
  }
  return queued;
}

function queuedMessage(message: WaitingMessage, { zone, blockedBy, suppressed: allSuppressed }: Around): QueuedMessage {
  const { id, account, campaignId, campaignStatus, leadId, recipient, step, dueAt, approvedAt, company, location, website, basis, replied, bounced, returnsOn, previousSentAt } = message;
  const suppressed = allSuppressed.get(recipient);
  const place = recipientPlace({ location, website, senderZone: zone });
  return {
    id,
    account,
    campaignId,
    campaignStatus,
    leadId,
    recipient,
    recipientDomain: recipient.slice(recipient.lastIndexOf('@') + 1).toLowerCase(),
    place,
    step,
    dueAt,
    approvedAt,
    suppressed: suppressed?.reason ?? null,
    companyBlocked: blockedBy(company),
    basis: basis === null ? null : { basis: basis.basis, source: basis.source, subscriber: basis.subscriber as DataBasis['subscriber'], note: basis.note, recordedAt: basis.recordedAt },
    thread: { replied, bounced, optedOut: suppressed?.reason === 'unsubscribed', absentUntil: returnsOn === null ? null : resumeAfter(returnsOn, place.zone), previousSentAt },
  };
}

/** The same at the same moment, with the days of these places as well. */
export async function withPlaces(snapshot: PolicySnapshot, queued: readonly QueuedMessage[]): Promise<PolicySnapshot> {
  if (!snapshot.settings.respectHolidays) return snapshot;
  calendar = await fillHolidays(calendar, placesOf(queued), holidayYears(snapshot.now));
  return { ...snapshot, holidays: calendar };
}

function placesOf(queued: readonly QueuedMessage[]): readonly HolidayPlace[] {
  const places = new Map<string, HolidayPlace>();
  for (const { country, region } of queued.map(({ place }) => place)) if (country !== null) places.set(`${country}-${region ?? ''}`, { country, region });
  return [...places.values()];
}
