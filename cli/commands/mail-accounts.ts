import { accountNamed, accountsOf, addressOf } from '../../core/outbox/accounts.ts';
import { sendingLeftToEditor } from '../../core/outbox/left-to-editor.ts';
import type { CommandContext, CommandResult } from '../command.ts';
import { moment } from '../moment.ts';
import { sayCommand } from '../say-command.ts';
import { table } from '../table.ts';

/** The addresses that mail goes out from, what they sent, and what holds them. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const engine = await context.engine();
  const { store, settings, clock } = engine;
  const now = clock.now();
  const [pauses, sendings, records, waiting, profile] = await Promise.all([store.sending.pauses(now), store.sending.since(now - 86_400_000), store.sending.records(0), store.queue.waitingByAccount(), store.profiles.active()]);
  const accounts = await Promise.all(
    accountsOf(settings).map(async (each) => {
      const { id, transport, mailbox } = each;
      const pause = pauses.find(({ account }) => account === id) ?? null;
      const record = records.find(({ account }) => account === id);
      const sent = sendings.filter(({ account }) => account === id);
      const { polledAt, problem } = mailbox === null ? { polledAt: null, problem: null } : await store.inbox.cursor(mailbox);
      const left = sendingLeftToEditor(engine, each);
      return { id, address: addressOf(settings, each, profile?.profile) ?? null, transport, mailbox, lastHour: sent.filter(({ at }) => at > now - 3_600_000).length, lastDay: sent.length, sent: record?.sent ?? 0, bounced: record?.bounced ?? 0, complaints: record?.complaints ?? 0, pause, left: left ?? null, polledAt, problem };
    }),
  );
  // Their messages wait for the account that was promised to write them.
  const missing = [...waiting].filter(([id]) => accountNamed(settings, id) === undefined).map(([account, messages]) => ({ account, messages }));
  const rows = accounts.map(({ id, address, transport, mailbox, lastHour, lastDay, sent, bounced, pause, left, polledAt, problem }) => [
    id,
    address,
    transport,
    mailbox ?? 'none',
    `${lastHour} in an hour, ${lastDay} in a day, ${sent} in all`,
    bounced,
    problem ?? (polledAt === null ? '' : `read at ${moment(polledAt)}`),
    pause === null ? (left === null ? 'sends' : 'sends while VS Code is open') : `paused${pause.until === null ? '' : ` until ${moment(pause.until)}`}: ${pause.reason}`,
  ]);
  const hint = pauses.length === 0 ? [] : [`Let one send again: ${sayCommand('mail resume ACCOUNT', context.paths.home)}`];
  const held = missing.map(({ account, messages }) => `The settings no longer name "${account}": ${messages === 1 ? 'a message of it waits' : `${messages} messages of it wait`} until they do ("accounts" in ${context.paths.config}), or until you reject ${messages === 1 ? 'its draft' : 'their drafts'}.`);
  return { json: [...accounts, ...missing.map(({ account, messages }) => ({ id: account, missing: true, waiting: messages }))], text: [table(['account', 'address', 'sends by', 'answers from', 'sent', 'came back', 'mailbox', 'state'], rows), ...hint, ...held].join('\n') };
}
