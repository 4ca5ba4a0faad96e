// One round of looking after mail: read what came, pause what must pause, send what may go. Whoever holds the sender's role does it again and again.
import { reasonOf } from '../errors.ts';
import type { KeptMessage } from '../inbox/keep-received.ts';
import { pollMailbox } from '../inbox/poll-mailbox.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { pauseReason } from '../policy/pause-rules.ts';
import { accountsOf } from './accounts.ts';
import { readingLeftToEditor } from './left-to-editor.ts';
import { sendApproved, type SendReport, type SentMessage } from './send-approved.ts';

export interface MailRound extends SendReport {
  readonly received: readonly KeptMessage[];
  /** Mailboxes that could not be read, and why; they are asked again. */
  readonly problems: readonly { readonly mailbox: string; readonly reason: string }[];
}

export interface RoundRequest {
  /** Asks mailboxes even if they were asked a moment ago: something has come. */
  readonly pollNow?: boolean;
  readonly onlyMail?: boolean;
  /** Sends only messages of these emails; everything that is due, when left out. */
  readonly emailIds?: readonly number[];
  readonly enough?: AbortSignal;
  readonly onSent?: (message: SentMessage) => void;
}

/** Between two looks into a mailbox that does not say by itself when something has come, in milliseconds. */
export const pollEvery = 120_000;

export async function mailRound(parts: EngineParts, signal: AbortSignal, { pollNow = false, ...request }: RoundRequest = {}): Promise<MailRound> {
  const { store, settings, clock, log } = parts;
  await store.sending.watch(clock.now());
  const received: KeptMessage[] = [];
  const problems: MailRound['problems'][number][] = [];
  for (const account of accountsOf(settings)) {
    if (account.mailbox === null || readingLeftToEditor(parts, account) !== undefined) continue;
    const { polledAt } = await store.inbox.cursor(account.mailbox);
    // A clock that was set back says that it was asked in the future: it is asked anew.
    const age = polledAt === null ? Infinity : Math.abs(clock.now() - polledAt);
    if (!pollNow && age < pollEvery) continue;
    try {
      received.push(...((await pollMailbox(parts, account, signal))?.kept ?? []));
    } catch (thrown) {
      signal.throwIfAborted();
      problems.push({ mailbox: account.mailbox, reason: reasonOf(thrown) });
      log('inbox').warn(`The mailbox "${account.mailbox}" could not be read: ${reasonOf(thrown)}`);
    }
  }
  await pauseByRecord(parts);
  return { ...(await sendApproved(parts, signal, request)), received, problems };
}

/** Pauses accounts of whose messages too many came back, before the world does. */
async function pauseByRecord({ store, settings, clock, log }: EngineParts): Promise<void> {
  const now = clock.now();
  const paused = new Set((await store.sending.pauses(now)).map(({ account }) => account));
  for (const { account, sent, bounced, complaints } of await store.sending.records(now - countedFor)) {
    if (paused.has(account)) continue;
    const reason = pauseReason({ sent, bounced, complaints, isLoginRefused: false, isQuotaReached: false }, settings.sending);
    if (reason === null) continue;
    await store.sending.pause({ account, rule: reason.by, reason: reason.message, since: now, until: reason.pauseFor === null ? null : now + reason.pauseFor });
    log('outreach').warn(`The account "${account}" is paused: ${reason.message} ${reason.help}`);
  }
}

/** An old good record must not hide that the newest list is bad. Milliseconds. */
const countedFor = 30 * 86_400_000;
