import type { AccessTokens, HostLogin } from '../contracts/access-tokens.ts';
import type { SignIns } from '../contracts/ports.ts';
import { createError } from '../errors.ts';
import { rememberSecret } from '../mask.ts';
import { orAborted } from '../model/or-aborted.ts';

export interface HostTokenParts {
  /** The plugin's own, as the person has set them. */
  readonly options: unknown;
  readonly signIns: SignIns | undefined;
}

/** Tokens of an account that the person is signed in to in the host; asked for anew each time, since the host renews them. */
export function hostTokens(login: HostLogin, plugin: string, { options, signIns }: HostTokenParts): AccessTokens {
  const { server, user } = login;
  const missing = (what: string, advice: string) => createError('mail_login_missing', { server, user, what, where: `plugins.${plugin}`, advice }, { plugin });
  return async (signal, refused) => {
    // Nobody else's plugin gets at the person's mail by asking for it: they must have said so in its options.
    if (!isChosen(options, user)) throw missing('sign-in that this plugin may use', `Say in its options that it logs in as ${user} by the editor.`);
    if (signIns === undefined) throw missing('sign-in with Microsoft in this program', 'It is kept by VS Code: send and read there, or choose a password or a refresh token of its own for this account with "outreach setup".');
    const token = await orAborted(signIns.accessToken(login), signal);
    if (token === undefined) throw missing('sign-in with Microsoft in VS Code', 'Sign in anew with "outreach setup".');
    rememberSecret(token);
    if (token === refused) throw createError('mail_login_refused', { server, user, reason: 'it does not take the token that VS Code has for it', advice: 'Sign in anew.' }, { plugin });
    return token;
  };
}

/** The transport calls it `login`, the mailbox `auth`; further accounts stand below by their names. */
function isChosen(options: unknown, user: string): boolean {
  if (typeof options !== 'object' || options === null) return false;
  const { accounts, ...main } = options as Readonly<Record<string, unknown>>;
  const all: readonly unknown[] = [main, ...(typeof accounts === 'object' && accounts !== null ? Object.values(accounts) : [])];
  return all.some((each) => {
    const account = each as Readonly<Record<string, unknown>> | null;
    return account?.['user'] === user && (account['login'] === 'editor' || account['auth'] === 'editor');
  });
}
