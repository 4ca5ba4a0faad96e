// The window that holds the sender's role looks after mail: what may go goes, what came is read, and a person is told where they must act.
import { commands, l10n } from 'vscode';
import type { Engine } from '../../core/engine.ts';
import type { KeptMessage } from '../../core/inbox/keep-received.ts';
import type { AccountPause } from '../../core/store/sending.ts';
import { commandId } from '../contributions.ts';
import { coreWords } from './core-words.ts';
import { notify } from './notify.ts';
import { quietMessages } from './quiet-messages.ts';
import type { Host } from './host.ts';

export interface MailWatchParts {
  readonly engine: Engine;
  readonly signal: AbortSignal;
  readonly enough: AbortSignal;
  readonly isOurs: () => Promise<boolean>;
}

/** Resolves when it is enough, or when there is no mail to look after. */
export async function lookAfterMail(host: Host, { engine, signal, enough, isOurs }: MailWatchParts): Promise<void> {
  const [{ watchMail }, { accountsOf }, { createDelivery }] = await Promise.all([import('../../core/outbox/watch-mail.ts'), import('../../core/outbox/accounts.ts'), import('../../core/orchestrator/deliver-events.ts')]);
  const { kernel, settings, store, clock } = engine;
  const isMail = accountsOf(settings).some(({ transport, mailbox }) => mailbox !== null || (kernel.transports.has(transport) && kernel.transports.get(transport).isLocal !== true));
  if (!isMail) return;
  const delivery = createDelivery(engine, settings.orchestration.leaseSeconds * 1000);
  const heldBack = async () => (await store.sending.pauses(clock.now())).filter(({ rule, until }) => until === null && rule !== 'user');
  let pausedBefore = (await heldBack()).map(keyOf);
  await watchMail(engine, {
    signal,
    enough,
    isOurs,
    onlyMail: true,
    async onRound({ sent, received }) {
      await delivery.flush();
      for (const message of received) await tellReceived(host, engine, message);
      const paused = await heldBack();
      for (const pause of paused) if (!pausedBefore.includes(keyOf(pause))) tellPaused(host, pause);
      pausedBefore = paused.map(keyOf);
      await tellRestored(host, engine);
      if (sent.length + received.length > 0) host.changed();
    },
  });
}

/** Only what a person wants to answer today; everything else stands in Activity. */
const worthTelling: ReadonlySet<string | null> = new Set(['interested', 'question', 'referral', 'unclear']);

async function tellReceived(host: Host, { store }: Engine, { reading, leadId }: KeptMessage): Promise<void> {
  const key = 'mail received';
  if (reading.kind !== 'reply' || leadId === null || !worthTelling.has(reading.intent) || quietMessages(host.context.globalState).isQuiet(key)) return;
  const { company } = await store.leads.get(leadId);
  const words = reading.intent === 'interested' ? l10n.t('{0} is interested.', company) : reading.intent === 'question' ? l10n.t('{0} has a question.', company) : reading.intent === 'referral' ? l10n.t('{0} named somebody else to write to.', company) : l10n.t('{0} has answered.', company);
  const read = l10n.t('Read the Answer');
  const quiet = l10n.t("Don't Show Again");
  void notify.information(words, read, quiet).then((chosen) => {
    if (chosen === read) return commands.executeCommand(commandId('openLead'), { id: leadId });
    return chosen === quiet ? quietMessages(host.context.globalState).silence(key) : undefined;
  });
}

function keyOf({ account, since }: AccountPause): string {
  return `${account}/${since}`;
}

function tellPaused(host: Host, { account, rule, reason }: AccountPause): void {
  host.logs.log.warn(`The account "${account}" is paused: ${reason}`);
  const resume = l10n.t('Send Again');
  const mend = l10n.t('Choose How Mail Is Sent');
  const show = l10n.t('Show Log');
  // A login that was refused is refused again, until there is another password.
  const ways = rule === 'authentication' ? [mend, resume, show] : [resume, show];
  void notify.warning(l10n.t('Outreach has stopped sending from the account "{0}": {1}', account, coreWords(reason)), ...ways).then((chosen) => {
    if (chosen === resume) return commands.executeCommand(commandId('resumeAccount'), { account });
    if (chosen === mend) return commands.executeCommand(commandId('setupMailbox'));
    return chosen === show ? commands.executeCommand(commandId('showLog')) : undefined;
  });
}

const toldOfRestored = new WeakSet<Host>();

/** Once in a window, and only where something waits. */
async function tellRestored(host: Host, { guard, store }: Engine): Promise<void> {
  if (toldOfRestored.has(host) || (await store.outbox.counts()).queued === 0) return;
  const objection = await guard.objection();
  if (objection === undefined || toldOfRestored.has(host)) return;
  toldOfRestored.add(host);
  const release = l10n.t('Let This Home Send…');
  void notify.warning(l10n.t('Outreach sends nothing from here: {0}.', coreWords(objection)), release).then((chosen) => (chosen === release ? commands.executeCommand(commandId('releaseHome')) : undefined));
}
