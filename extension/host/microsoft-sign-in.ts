// The editor's sign-in with Microsoft, https://code.visualstudio.com/api/references/vscode-api#authentication: it keeps and renews what it needs, and nothing of it is stored here.
import { authentication, l10n } from 'vscode';
import type { SignIns } from '../../core/contracts/ports.ts';
import { createError, reasonOf } from '../../core/errors.ts';

const provider = 'microsoft';

/** To send and to read at once, so that people are asked once. https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth */
const mailRights = ['https://outlook.office.com/SMTP.Send', 'https://outlook.office.com/IMAP.AccessAsUser.All', 'offline_access'];

/** The editor's provider takes the application of an organisation's own in this way: https://github.com/microsoft/vscode/tree/main/extensions/microsoft-authentication. */
function rightsFor(clientId: string | undefined): readonly string[] {
  return clientId === undefined ? mailRights : [...mailRights, `VSCODE_CLIENT_ID:${clientId}`];
}

async function accountNamed(user: string) {
  return (await authentication.getAccounts(provider)).find(({ label }) => label.toLowerCase() === user.toLowerCase());
}

/** Silent: whoever sends by night is not asked to sign in. */
export const microsoftSignIns: SignIns = {
  async accessToken({ user, server, clientId }) {
    try {
      const account = await accountNamed(user);
      return account === undefined ? undefined : (await authentication.getSession(provider, rightsFor(clientId), { silent: true, account }))?.accessToken;
    } catch (cause) {
      throw createError('mail_unreachable', { server, reason: `VS Code has no token for it: ${reasonOf(cause)}` }, { cause });
    }
  },
};

/** Asks the person to sign in, unless they are, or are to do so `anew`; answers with how the editor names the account, which may be another than `user`. Rejects with `mail_login_missing`. */
export async function signInWithMicrosoft({ user, server, clientId }: { readonly user: string; readonly server: string; readonly clientId?: string }, anew: boolean): Promise<string> {
  try {
    const found = await accountNamed(user);
    const account = found === undefined ? {} : { account: found };
    const rights = rightsFor(clientId);
    const session = anew
      ? await authentication.getSession(provider, rights, { ...account, forceNewSession: { detail: l10n.t('The mail server did not take the sign-in that VS Code has.') } })
      : await authentication.getSession(provider, rights, { ...account, createIfNone: true });
    return session.account.label;
  } catch (cause) {
    const advice = `VS Code says: ${reasonOf(cause)}. Sign in anew with "outreach setup".`;
    throw createError('mail_login_missing', { server, user, what: 'sign-in with Microsoft in VS Code', where: 'plugins.smtp', advice }, { cause });
  }
}
