import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { moment } from '../moment.ts';
import { plainLine } from '../host/plain-line.ts';
import { readId } from '../option-values.ts';

/** All mail to and from a lead, in the order of time. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const { store } = await context.engine();
  const lead = await store.leads.get(readId('<id>', given.arguments[0]));
  const emails = await store.emails.list({ leadId: lead.id });
  const sent = (await Promise.all(emails.map(async (email) => (await store.outbox.ofEmail(email.id)).map((message) => ({ email, message }))))).flat();
  const waiting = (await Promise.all(emails.map(async (email) => (await store.followUps.of(email.id)).map((followUp) => ({ emailId: email.id, ...followUp }))))).flat();
  const out = sent.map(({ email, message }) => {
    const body = message.step === 'first' ? email.body : (email.followUps.find(({ day }) => message.step === `day-${day}`)?.body ?? '');
    return { at: message.sentAt, from: 'you', what: message.step, state: message.state, text: body, reason: message.reason };
  });
  const came = (await store.inbox.ofLead(lead.id)).map(({ receivedAt, kind, intent, sender, text }) => ({ at: receivedAt, from: sender ?? 'a mail server', what: kind, state: intent ?? '', text: text ?? '', reason: null }));
  const entries = [...out, ...came].toSorted((left, right) => (left.at ?? Infinity) - (right.at ?? Infinity));
  const text = [
    `${lead.company}${lead.person === null ? '' : `, ${lead.person}`}${lead.email === null ? '' : ` <${lead.email}>`}`,
    ...entries.flatMap(({ at, from, what, state, text: words, reason }) => ['', `─ ${at === null ? 'not sent' : moment(at)}  ${from}: ${what}${state === '' ? '' : ` (${state})`}${reason === null ? '' : `: ${reason}`}`, words]),
    ...waiting.filter(({ status }) => status !== 'sent').map(({ day, status, dueAt, reason }) => `\n─ follow-up of day ${day}: ${status}${dueAt === null ? '' : `, not before ${moment(dueAt)}`}${reason === null ? '' : ` (${reason})`}`),
  ];
  return { json: { lead: { id: lead.id, company: lead.company, person: lead.person, email: lead.email }, entries, followUps: waiting }, text: entries.length === 0 && waiting.length === 0 ? `${text[0]}\nNo mail has gone there or come from there.` : text.flatMap((lines) => lines.split('\n').map(plainLine)).join('\n') };
}
