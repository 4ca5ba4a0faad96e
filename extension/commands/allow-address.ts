// Takes an address off the list of those that are never written to. Somebody may have asked to stand on it: then the person who takes them off has to say why.
import { commands, l10n, window } from 'vscode';
import { commandId } from '../contributions.ts';
import type { Host } from '../host/host.ts';
import { notify } from '../host/notify.ts';
import { telling } from '../host/tell-error.ts';
import { suppressedWords } from '../pages/lead/suppressed-words.ts';
import { timeOf } from '../views/number-words.ts';
import { isNamed } from './choose.ts';

export function registerAllowAddress(host: Host): void {
  host.context.subscriptions.push(commands.registerCommand(commandId('allowAddress'), (named: unknown) => telling(host, () => allowAddress(host, named))));
}

async function allowAddress(host: Host, named: unknown): Promise<boolean> {
  const engine = await host.engine();
  const address = isNamed(named) ? (await engine.store.leads.get(named.id)).email : await askAddress();
  if (address === undefined || address === null) return false;
  const suppressed = await engine.store.suppression.find(address);
  if (suppressed === undefined) {
    void notify.information(l10n.t('{0} is not on the list of addresses that are never written to.', address));
    return false;
  }
  const { isOptOut, liftSuppression, longestReason, staysSuppressed } = await import('../../core/review/lift-suppression.ts');
  // What cannot be taken back is said at once, instead of being asked for first.
  if (!staysSuppressed(suppressed) && !(await confirmed(address, isOptOut(suppressed), `${suppressedWords(suppressed, l10n)} (${timeOf(new Date(suppressed.at))})`))) return false;
  const reason = isOptOut(suppressed) ? await askReason(address, longestReason) : null;
  if (reason === undefined) return false;
  await liftSuppression(engine.store, address, reason);
  host.changed();
  void notify.information(l10n.t('{0} may be written to again.', address));
  return true;
}

/** Only marks of addresses are kept, so that there is no list to choose from. */
async function askAddress(): Promise<string | undefined> {
  const { parseEmailAddress } = await import('../../core/domain/email-address.ts');
  const given = await window.showInputBox({
    title: l10n.t('Which address may be written to again?'),
    prompt: l10n.t('The list keeps only a mark of each address, so that it has to be typed.'),
    validateInput: (text) => (parseEmailAddress(text.trim()).problem === undefined ? undefined : l10n.t('An address looks like name@example.org.')),
  });
  return given?.trim();
}

async function confirmed(address: string, isOptOut: boolean, because: string): Promise<boolean> {
  const yes = isOptOut ? l10n.t('Say Why, and Take It Off') : l10n.t('Take It Off the List');
  const what = isOptOut
    ? l10n.t('They have said themselves that they do not want your mail. To write to them all the same breaks what your footer promises, and the law of many countries, unless they have asked for it since or their answer was read wrongly.')
    : l10n.t('Mail to it may come back again, which counts against your account.');
  const detail = `${because}\n\n${what}\n\n${l10n.t('A message to them that you have approved may go at its time. Follow-ups that were skipped stay skipped.')}`;
  return (await notify.warning(l10n.t('May {0} be written to again?', address), { modal: true, detail }, yes)) === yes;
}

async function askReason(address: string, longest: number): Promise<string | undefined> {
  return window.showInputBox({
    title: l10n.t('Why may {0} be written to again?', address),
    prompt: l10n.t('It is kept with the person, to be told to them if they ask. Escape leaves them on the list.'),
    validateInput(text) {
      const { length } = text.trim();
      if (length === 0) return l10n.t('Somebody who opted out is written to only for a reason.');
      return length > longest ? l10n.t('Write at most {0} characters: these are {1}.', longest, length) : undefined;
    },
  });
}
