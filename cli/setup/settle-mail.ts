// Makes sure that a mail account can work before it is stored: its servers are known, and its logins are tried.
import type { Settings } from '../../core/config/settings.ts';
import type { Secrets } from '../../core/contracts/ports.ts';
import { createError } from '../../core/errors.ts';
import type { Environment } from '../../core/home/environment-secrets.ts';
import { isUnanswered, type MailLogin } from '../../core/setup/check-mail-account.ts';
import { type MailAccount, mailPasswords, mailSettings } from '../../core/setup/mail-account.ts';
import type { MailServers, MailTrial } from '../../core/setup/mail-trial.ts';
import { trialSecrets } from '../../core/setup/trial-secrets.ts';
import { withChanges } from '../../core/setup/work-choice.ts';
import type { GivenMail } from './given-mail.ts';

/** Opened for as long as the work takes. */
export type OpenMail = (settings: Settings, secrets: Secrets) => Promise<MailTrial & { close(): Promise<void> }>;

export interface TryParts {
  /** Of file, environment and flags together. */
  readonly settings: Settings;
  /** Of the file alone. */
  readonly stored: Settings;
  readonly secrets: Secrets;
  readonly environment: Environment;
  readonly openMail: OpenMail;
  readonly signal: AbortSignal;
}

export interface SettledMail {
  /** Null when messages stay files. */
  readonly account: MailAccount | null;
  readonly secrets: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
}

/** An account that nobody can be asked about. Throws `setup_missing` for a server or a password, and what a server says that lets nobody in; one that does not answer is stored unchecked. */
export async function settleMail(parts: TryParts, { account, passwords }: GivenMail): Promise<SettledMail> {
  const servers = await serversOf(parts, account);
  const trial = trialSecrets(parts.environment, parts.secrets);
  const lacks = async (secret: string) => passwords[secret] === undefined && (await trial.get(secret)) === undefined;
  const missing = [
    ...(servers.smtp === null ? [{ what: 'the server for outgoing mail', flag: '--smtp-host', environmentName: 'PLUGINS__SMTP__HOST' }] : []),
    ...(servers.imap === null && account.imap !== null ? [{ what: 'the server where answers are read (or "none")', flag: '--imap-host', environmentName: 'PLUGINS__MAILBOX_IMAP__HOST' }] : []),
    ...((await lacks(mailPasswords.smtp)) ? [{ what: 'the password of the mail account', flag: null, environmentName: 'SMTP_PASSWORD' }] : []),
    ...(account.imap !== null && (await lacks(mailPasswords.imap)) ? [{ what: 'the password of the mailbox', flag: null, environmentName: 'IMAP_PASSWORD' }] : []),
  ];
  if (missing.length > 0) throw createError('setup_missing', { missing });
  const problems = (await tryLogins(parts, account, passwords)).filter(({ problem }) => problem !== null);
  const refused = problems.find((login) => !isUnanswered(login));
  if (refused?.problem) throw refused.problem;
  return { account, secrets: passwords, notes: problems.map((login) => `Stored unchecked: ${login.problem?.message}`) };
}

/** Where the account would send and read, as far as its address says it or they were named. */
export function serversOf(parts: TryParts, account: MailAccount): Promise<MailServers> {
  return withMail(parts, account, {}, async ({ servers }) => servers);
}

export function tryLogins(parts: TryParts, account: MailAccount, passwords: Readonly<Record<string, string>>): Promise<readonly MailLogin[]> {
  return withMail(parts, account, passwords, (trial) => trial.check(parts.signal));
}

async function withMail<Result>({ settings, stored, secrets, environment, openMail }: TryParts, account: MailAccount, passwords: Readonly<Record<string, string>>, look: (trial: MailTrial) => Promise<Result>): Promise<Result> {
  const offered = trialSecrets(environment, secrets);
  for (const [name, value] of Object.entries(passwords)) offered.offer(name, value);
  const trial = await openMail(withChanges(settings, mailSettings(account, stored)), offered);
  try {
    return await look(trial);
  } finally {
    await trial.close();
  }
}
