import { commands, l10n, ProgressLocation, window } from 'vscode';
import type { TestMessage } from '../../core/setup/send-test-message.ts';
import { commandId } from '../contributions.ts';
import type { Host } from '../host/host.ts';
import { notify } from '../host/notify.ts';
import { withTrial } from './trial.ts';

/** Sends one message to the user's own address, looks whether it arrives, and says so; undefined when it was cancelled. Rejects with what is to be mended. */
export async function testMail(host: Host): Promise<TestMessage | undefined> {
  const [{ sendTestMessage }, { trialSecrets }, { secretsIn }, settings] = await Promise.all([
    import('../../core/setup/send-test-message.ts'), import('../../core/setup/trial-secrets.ts'), import('../host/secret-storage.ts'), host.settings(),
  ]);
  const secrets = trialSecrets(process.env, secretsIn(host.context.secrets));
  const sent = await window.withProgress({ location: ProgressLocation.Notification, title: l10n.t('Sending a test message to yourself'), cancellable: true }, async (_, cancelled) => {
    const stopping = new AbortController();
    cancelled.onCancellationRequested(() => stopping.abort());
    try {
      // An engine of its own: looking for the message must not get between whoever reads the mailbox.
      return await withTrial(host, settings, secrets, (engine) => sendTestMessage(engine, stopping.signal));
    } catch (thrown) {
      if (stopping.signal.aborted) return undefined;
      throw thrown;
    }
  });
  if (sent !== undefined) void notify.information(words(sent));
  return sent;
}

/** Asks once an account was set up; returns at once. */
export function offerTestMail(address: string): void {
  const [send, look] = [l10n.t('Send a Test Message'), l10n.t('Check Your Domain')];
  void notify.information(l10n.t('Approved mail goes out by {0}. Try it with a message to yourself?', address), send, look).then((chosen) => {
    if (chosen !== undefined) void commands.executeCommand(commandId(chosen === send ? 'sendTestMessage' : 'checkDomain'));
  });
}

function words({ to, arrival }: TestMessage): string {
  if (arrival === 'arrived') return l10n.t('The test message to {0} was sent, and has arrived.', to);
  if (arrival === 'unread') return l10n.t('The test message to {0} was sent. Look whether it lies in your inbox, and not among the spam.', to);
  return l10n.t('The test message to {0} was sent, and is not seen yet. Look for it in a minute, among the spam as well.', to);
}
