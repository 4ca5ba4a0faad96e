// "Why was this not sent?": one trace for one message, with every rule that holds it.
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { mayGoNow } from '../policy/may-go-now.ts';
import { type PolicyReason, whyNot } from '../policy/why-not.ts';
import type { OutboxMessage } from '../store/outbox.ts';
import { accountNamed } from './accounts.ts';
import { policySnapshot, queuedMessages } from './policy-snapshot.ts';
import { standingHold } from './standing-hold.ts';

export interface WhyNotSent {
  readonly emailId: number;
  /** Of the draft, or of its message once it was approved. */
  readonly state: string;
  /** The rule that holds it; of several the one that clears last. */
  readonly rule: string;
  readonly reason: string;
  /** What clears it; null when nothing holds it. */
  readonly clears: string | null;
  /** When it clears by itself (milliseconds since 1970, UTC); null when no time does it. */
  readonly clearsAt: number | null;
  /** All rules of time and place that hold it, in the order in which they are asked. */
  readonly rules: readonly PolicyReason[];
  /** Where its reader is taken to be, and why; null when that does not matter. */
  readonly place: { readonly zone: string; readonly confidence: string; readonly because: string } | null;
}

export async function whyNotSent(parts: EngineParts, emailId: number): Promise<WhyNotSent> {
  const { store } = parts;
  const email = await store.emails.get(emailId);
  const answer = (state: string, rule: string, reason: string, clears: string | null, more: Partial<WhyNotSent> = {}): WhyNotSent => ({ emailId, state, rule, reason, clears, clearsAt: null, rules: [], place: null, ...more });
  if (email.status === 'rejected') return answer('rejected', 'rejected', 'You rejected this draft.', `Write another: "outreach mail regenerate ${emailId}"`);
  const [problem] = email.blockedBy;
  if (email.status === 'drafted' && problem !== undefined) return answer('drafted', problem.rule, email.blockedBy.map(({ message }) => message).join(' '), problem.help);
  if (email.status === 'drafted') return answer('drafted', 'approval', 'It waits for your approval.', `"outreach mail approve ${emailId}"`);

  const messages = await store.outbox.ofEmail(emailId);
  // The next one that is still to go: after the first a follow-up whose day has come.
  const isLater = ({ step, state, dueAt }: OutboxMessage) => step !== 'first' && state === 'queued' && (dueAt ?? 0) > parts.clock.now();
  const message = messages.find((each) => each.state !== 'sent' && each.state !== 'cancelled' && !isLater(each)) ?? messages[0];
  if (message === undefined) return answer(email.status, 'outbox', 'It is approved, and has no message in the outbox.', 'Run "outreach db check": this should not be.');
  const unnamed = accountNamed(parts.settings, message.account) === undefined ? `The settings have no account "${message.account}" any more.` : '';
  switch (message.state) {
    case 'sent': {
      const next = messages.find(isLater);
      const waits = next === undefined ? '' : ` Its follow-up waits: ${(await whyQueued(parts, next)).reason ?? ''}`;
      return answer('sent', 'none', `It was sent: ${message.reference ?? ''}.${waits}`, null);
    }
    case 'queued':
      return { ...answer('queued', 'not-sent-yet', message.reason ?? 'It waits to be sent.', '"outreach mail send"'), ...(await whyQueued(parts, message)) };
    case 'sending':
      return answer('sending', 'sending', 'It is being sent at this moment.', 'Look again in a minute.');
    case 'unknown':
      return answer('unknown', 'never-twice', joined(`Nobody knows whether it arrived: ${message.reason ?? ''}`, unnamed), 'It is looked for by itself, and not sent again. If you know: "outreach mail settle ID".');
    default:
      if (message.phase === 'dot_written' || message.phase === 'accepted') return answer(message.state, 'never-twice', joined(message.reason ?? '', unnamed), `Look whether it arrived, then say so: "outreach mail settle ${emailId} --arrived", or "outreach mail settle ${emailId} --send-again".`);
      return answer(message.state, message.state, joined(message.reason ?? '', unnamed), `Mend it and approve again: "outreach mail approve ${emailId}"`);
  }
}

function joined(reason: string, more: string): string {
  if (more === '') return reason;
  return `${reason}${/[.:!?]$/.test(reason) ? '' : '.'} ${more}`;
}

async function whyQueued(parts: EngineParts, message: OutboxMessage): Promise<Partial<WhyNotSent>> {
  const { store, settings, kernel } = parts;
  const hold = await standingHold(parts, message);
  if (hold !== undefined) return hold;
  const transport = accountNamed(settings, message.account)?.transport ?? settings.transport;
  if (kernel.transports.get(transport).isLocal === true) return { rule: message.reason === null ? 'not-sent-yet' : 'retry', reason: message.reason ?? `It waits to be sent by ${transport}.` };
  const first = await store.queue.waiting();
  const waiting = first.some(({ id }) => id === message.id) ? first : [...first, ...(await store.queue.waiting({ emailIds: [message.emailId] }))];
  const queued = await queuedMessages(parts, waiting);
  const ours = queued.find(({ id }) => id === message.id);
  if (ours === undefined) return {};
  const snapshot = await policySnapshot(parts, queued);
  const { go } = mayGoNow(snapshot, queued);
  const place = { zone: ours.place.zone, confidence: ours.place.confidence, because: ours.place.because };
  const before = go.indexOf(message.id);
  const rules = before === -1 ? whyNot(snapshot, ours, queued.filter(({ id }) => go.includes(id))) : [];
  const binding = rules.find((rule) => rule.binding);
  const again = message.reason === null ? '' : ` (The last attempt: ${message.reason})`;
  if (binding === undefined) return { rule: message.reason === null ? 'not-sent-yet' : 'retry', reason: `Nothing holds it: it goes with the next sending by ${transport}.${again}`, place };
  return { rule: binding.rule, reason: `${binding.message}${again}`, clears: binding.clears, clearsAt: binding.clearsAt, rules, place };
}
