// A window in which nobody has looked at anything yet looks after mail all the same: what was approved goes, and an answer is not missed.
import { hasStore } from '../views/engine-to-look-at.ts';
import type { Host } from './host.ts';

/** The editor's own start comes first. */
const afterStartMilliseconds = 4_000;

export function registerBeginMail(host: Host): void {
  const begin = async () => {
    if (host.isOpen || !hasStore(host) || !(await namesMail(host))) return;
    await host.engine();
  };
  const timer = setTimeout(() => void begin().then(() => host.logs.failures.works('mail'), (thrown: unknown) => host.logs.failures.failed('mail', thrown)), afterStartMilliseconds);
  host.context.subscriptions.push({ dispose: () => clearTimeout(timer) });
}

/** Whether the settings name anything that leaves this machine or comes to it. */
async function namesMail(host: Host): Promise<boolean> {
  const [settings, { accountsOf }] = await Promise.all([host.settings(), import('../../core/outbox/accounts.ts')]);
  return accountsOf(settings).some(({ transport, mailbox }) => mailbox !== null || transport !== 'file');
}
