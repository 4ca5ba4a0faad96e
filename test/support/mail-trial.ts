// What setup finds when it tries a mail account: the servers of gmail.com are known, and one password is let in.
import type { OpenMail } from '../../cli/setup/settle-mail.ts';
import type { Settings } from '../../core/config/settings.ts';
import { createError } from '../../core/errors.ts';
import { mailPasswords } from '../../core/setup/mail-account.ts';

export interface MailWish {
  /** The password that both servers take. */
  readonly password?: string;
  /** Of the mailbox, where it is another. */
  readonly mailboxPassword?: string;
  readonly withoutNetwork?: boolean;
}

/** `opened` are the settings of each trial, in order; `tests` counts the messages that were sent. */
export function mailTrials({ password = 'canary-good-password', mailboxPassword = password, withoutNetwork = false }: MailWish = {}) {
  const opened: Settings[] = [];
  const sent: string[] = [];
  const openMail: OpenMail = async (settings, secrets) => {
    opened.push(settings);
    const { smtp = {}, 'mailbox-imap': imap = {} } = settings.plugins;
    const serverOf = (name: string, { user, host }: Readonly<Record<string, unknown>>) => (typeof host === 'string' ? host : String(user).endsWith('@gmail.com') ? `${name}.gmail.com` : null);
    const tried = async (part: 'sending' | 'reading', server: string | null, secret: string, wanted: string) => {
      const label = server ?? 'nowhere';
      const problem = withoutNetwork
        ? createError('mail_unreachable', { server: label, reason: 'there is no network' })
        : (await secrets.get(secret)) === wanted
          ? null
          : createError('mail_login_refused', { server: label, user: 'ada', reason: 'wrong password', advice: '' });
      return { part, id: part === 'sending' ? 'smtp' : 'imap', label, problem };
    };
    return {
      servers: { smtp: serverOf('smtp', smtp), imap: serverOf('imap', imap) },
      check: () =>
        Promise.all([
          tried('sending', serverOf('smtp', smtp), mailPasswords.smtp, password),
          ...(settings.mailbox === null ? [] : [tried('reading', serverOf('imap', imap), mailPasswords.imap, mailboxPassword)]),
        ]),
      async sendTest() {
        const to = settings.sender.email ?? '';
        sent.push(to);
        return { to, sentBy: 'smtp', reference: '250 fine', arrival: 'arrived', problem: null };
      },
      close: async () => undefined,
    };
  };
  return { openMail, opened, sent };
}
