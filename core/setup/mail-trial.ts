import { checkMailAccount, type MailLogin } from './check-mail-account.ts';
import { type SendingParts, sendTestMessage, type TestMessage } from './send-test-message.ts';

/** What setup asks of a mail account, with settings and secrets that need not be stored yet. */
export interface MailTrial {
  /** Which servers the settings lead to; null for one that has to be named. An address alone is enough for the common services. */
  readonly servers: MailServers;
  check(signal: AbortSignal): Promise<readonly MailLogin[]>;
  sendTest(signal: AbortSignal): Promise<TestMessage>;
}

export interface MailServers {
  readonly smtp: string | null;
  readonly imap: string | null;
}

export function mailTrialOf(engine: SendingParts): MailTrial {
  const { transports, mailboxes } = engine.kernel;
  return {
    servers: {
      smtp: (transports.has('smtp') ? transports.get('smtp').host : undefined) ?? null,
      imap: (mailboxes.has('imap') ? mailboxes.get('imap').host : undefined) ?? null,
    },
    check: (signal) => checkMailAccount(engine, signal),
    sendTest: (signal) => sendTestMessage(engine, signal),
  };
}
