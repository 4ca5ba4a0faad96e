import type { Clock } from '../contracts/ports.ts';
import { createError, isOutreachError, type OutreachError } from '../errors.ts';
import type { Settings } from '../config/settings.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { type Account, accountsOf } from '../outbox/accounts.ts';

/** One login that was tried. */
export interface MailLogin {
  readonly part: 'sending' | 'reading';
  /** Of the transport or the mailbox. */
  readonly id: string;
  readonly label: string;
  /** What keeps it from working, with what to do; null when it was let in. */
  readonly problem: OutreachError | null;
}

/** Of an engine. */
export interface MailParts {
  readonly kernel: Pick<Kernel, 'transports' | 'mailboxes'>;
  readonly settings: Settings;
  readonly clock: Clock;
}

/** A server that says nothing for so long is taken for one that cannot be reached. */
const patienceMilliseconds = 30_000;

/** Connects to where mail goes out and where answers are read, logs in, and sends nothing. Rejects only when it is aborted, and when nobody knows such a transport or mailbox. */
export async function checkMailAccount({ kernel, settings, clock }: MailParts, signal: AbortSignal, account: Account = mainOf(settings)): Promise<readonly MailLogin[]> {
  const transport = kernel.transports.get(account.transport);
  const mailbox = account.mailbox === null ? undefined : kernel.mailboxes.get(account.mailbox);
  return Promise.all([
    tried('sending', transport, clock, signal),
    ...(mailbox === undefined ? [] : [tried('reading', mailbox, clock, signal)]),
  ]);
}

/** True when the server could not be asked: then the login may be right all the same. */
export function isUnanswered({ problem }: MailLogin): boolean {
  return problem !== null && (problem.code === 'mail_unreachable' || problem.code === 'mail_interrupted');
}

interface Checked {
  readonly id: string;
  readonly label: string;
  check?(signal: AbortSignal): Promise<void>;
}

async function tried(part: MailLogin['part'], checked: Checked, clock: Clock, signal: AbortSignal): Promise<MailLogin> {
  const { id, label } = checked;
  const patience = new AbortController();
  const over = new AbortController();
  void clock.sleep(patienceMilliseconds, over.signal).then(() => patience.abort(), () => undefined);
  try {
    await checked.check?.(AbortSignal.any([signal, patience.signal]));
    return { part, id, label, problem: null };
  } catch (thrown) {
    signal.throwIfAborted();
    if (patience.signal.aborted) return { part, id, label, problem: createError('mail_unreachable', { server: label, reason: `it has said nothing for ${patienceMilliseconds / 1_000} seconds` }) };
    if (!isOutreachError(thrown)) throw thrown;
    return { part, id, label, problem: thrown };
  } finally {
    over.abort();
  }
}

function mainOf(settings: Settings): Account {
  const [main] = accountsOf(settings);
  if (main === undefined) throw new Error('there is always a main account');
  return main;
}
