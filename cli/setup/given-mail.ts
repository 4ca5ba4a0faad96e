import { createError } from '../../core/errors.ts';
import { parseEmailAddress } from '../../core/domain/email-address.ts';
import { type Environment, environmentSecret } from '../../core/home/environment-secrets.ts';
import { rememberSecret } from '../../core/mask.ts';
import { type MailAccount, mailPasswords, mailSecurities, type MailServer, readMailServer, tidyPassword } from '../../core/setup/mail-account.ts';
import { numberOption, textOption } from '../option-values.ts';

export interface GivenMail {
  readonly account: MailAccount;
  /** By the names of their secrets. */
  readonly passwords: Readonly<Record<string, string>>;
}

type Wrong = { readonly what: string; readonly flag: string; readonly reason: string };

const gmail = { smtp: { host: 'smtp.gmail.com' }, imap: { host: 'imap.gmail.com' } };

/** The mail account that flags and environment name; undefined when they name none. Throws `setup_invalid` or `setup_missing`, naming all that is wrong. */
export function givenMail(options: Readonly<Record<string, unknown>>, environment: Environment): GivenMail | undefined {
  const wrong: Wrong[] = [];
  const gmailUser = environment['GMAIL_USERNAME'] ?? '';
  const gmailPassword = environment['GMAIL_APP_PASSWORD'] ?? '';
  const named = textOption(options, 'mailAddress');
  const isGmail = named === undefined && (gmailUser !== '' || gmailPassword !== '');
  if (isGmail) requireBoth(gmailUser, gmailPassword);
  const address = (named ?? gmailUser).trim();
  if (address === '') {
    const flags = ['mailUser', 'smtpHost', 'smtpPort', 'smtpSecurity', 'imapHost', 'imapPort', 'imapSecurity'].filter((name) => options[name] !== undefined);
    if (flags.length > 0) throw createError('setup_missing', { missing: [{ what: 'the address of the mail account', flag: '--mail-address', environmentName: 'GMAIL_USERNAME' }] });
    return undefined;
  }
  const { problem } = parseEmailAddress(address);
  if (problem !== undefined) wrong.push({ what: isGmail ? 'The Gmail address' : 'The address of the mail account', flag: isGmail ? 'GMAIL_USERNAME' : '--mail-address', reason: problem });
  // Google shows it in four groups of four.
  if (isGmail && !/^[a-z]{16}$/i.test(gmailPassword.replaceAll(/\s/g, ''))) wrong.push({ what: 'The Gmail app password', flag: 'GMAIL_APP_PASSWORD', reason: 'it must be the 16 letters of an app password, not the password of the account' });
  const smtp = serverIn(options, 'smtp', wrong);
  const imap = textOption(options, 'imapHost') === 'none' ? null : serverIn(options, 'imap', wrong);
  if (wrong.length > 0) throw createError('setup_invalid', { wrong });

  // An address of a company's own may be at Gmail, too; of gmail.com the servers are known.
  const servers = isGmail && !/@(?:gmail|googlemail)\.com$/i.test(address) ? gmail : {};
  const user = textOption(options, 'mailUser');
  if (isGmail) for (const form of [gmailPassword, tidyPassword(gmailPassword)]) rememberSecret(form);
  const sending = environmentSecret(environment, mailPasswords.smtp) ?? (isGmail ? tidyPassword(gmailPassword) : undefined);
  const reading = environmentSecret(environment, mailPasswords.imap) ?? sending;
  return {
    account: { address, ...(user === undefined ? {} : { user }), ...servers, ...(smtp === undefined ? {} : { smtp }), ...(imap === undefined ? {} : { imap }) },
    passwords: { ...(sending === undefined ? {} : { [mailPasswords.smtp]: sending }), ...(reading === undefined || imap === null ? {} : { [mailPasswords.imap]: reading }) },
  };
}

function requireBoth(user: string, password: string): void {
  const missing = [
    ...(user === '' ? [{ what: 'your Gmail address', flag: null, environmentName: 'GMAIL_USERNAME' }] : []),
    ...(password === '' ? [{ what: 'an app password of your Gmail account', flag: null, environmentName: 'GMAIL_APP_PASSWORD' }] : []),
  ];
  if (missing.length > 0) throw createError('setup_missing', { missing });
}

function serverIn(options: Readonly<Record<string, unknown>>, kind: 'smtp' | 'imap', wrong: Wrong[]): MailServer | undefined {
  const host = textOption(options, `${kind}Host`);
  const securityText = textOption(options, `${kind}Security`);
  const security = mailSecurities.find((each) => each === securityText);
  const port = numberOption(options, `${kind}Port`);
  if (securityText !== undefined && security === undefined) wrong.push({ what: 'The encryption', flag: `--${kind}-security`, reason: `it must be one of ${mailSecurities.join(', ')}` });
  if (port !== undefined && port > 65_535) wrong.push({ what: 'The port', flag: `--${kind}-port`, reason: 'it must be at most 65535' });
  if (host === undefined) {
    if (port !== undefined || securityText !== undefined) wrong.push({ what: 'The mail server', flag: `--${kind}-host`, reason: 'it must be named when its port or encryption is' });
    return undefined;
  }
  const server = readMailServer(host);
  if (server === undefined) wrong.push({ what: 'The mail server', flag: `--${kind}-host`, reason: 'it must be a name like mail.example.org' });
  return server === undefined ? undefined : { ...server, ...(port === undefined ? {} : { port }), ...(security === undefined ? {} : { security }) };
}
