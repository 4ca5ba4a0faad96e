import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { accountNamed } from './accounts.ts';

/** Whether we file the copies of what this account has sent: a server that does so by itself, and a transport that only writes files, need none. */
export function filesCopy({ kernel, settings }: Pick<EngineParts, 'kernel' | 'settings'>, accountId: string): boolean {
  const account = accountNamed(settings, accountId);
  if (account === undefined || account.mailbox === null || !kernel.transports.has(account.transport)) return false;
  const { filesSent, idempotent } = kernel.transports.get(account.transport);
  return filesSent !== true && !idempotent;
}
